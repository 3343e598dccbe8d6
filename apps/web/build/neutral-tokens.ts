/**
 * The neutral theme, in place of the City's own tokens: what the design system's properties are worth follows from
 * their names. Values come from the roles of `src/theme/roles.css` and two scales, never one by one, so that a new
 * version of the design system is themed without anybody copying a list.
 */
const ROLE = (role: string): string => `var(--peil-${role})`;

/** The first pattern that fits a name says what it is worth. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // type
  [/font-family$/, ROLE('font')],
  [/^heading-1-font-size$/, 'clamp(1.625rem, 1.5rem + 0.7vw, 2rem)'],
  [/^heading-2-font-size$/, '1.4375rem'],
  [/^heading-3-font-size$|large-font-size$/, '1.1875rem'],
  [/^(table|breadcrumb|hint)-font-size$/, '0.9375rem'],
  [/small-font-size$/, '0.875rem'],
  [/font-size$/, '1rem'],
  [/heading-font-weight$/, '650'],
  [/^(button|label|error-message|field-set-legend|table-header-cell|table-caption|skip-link)-.*font-weight$/, '600'],
  [/font-weight$/, '400'],
  [/heading-\d-line-height$/, '1.25'],
  [
    /^(table|button|label|hint|error-message|field-set-legend|text-input|select)-line-height$|small-line-height$/,
    '1.4',
  ],
  [/large-line-height$/, '1.45'],
  [/line-height$/, '1.5'],
  [/text-wrap$/, 'pretty'],
  [/hyphenate-limit-chars$/, '10 4 4'],
  [/hover-text-decoration-line$/, 'underline'],
  [/text-decoration-line$/, 'underline'],
  [/hover-text-decoration-thickness$/, '0.125rem'],
  [/text-decoration-thickness$/, '0.0625rem'],
  [/text-underline-offset$/, '0.2em'],
  // colour, from the rarest state to the plainest
  [/invalid.*(border-inline-start)$/, `0.1875rem solid ${ROLE('bad')}`],
  [/disabled.*background-color$/, ROLE('mist')],
  [/disabled.*(color|fill|stroke)$/, ROLE('ink-2')],
  [/invalid.*box-shadow$/, `inset 0 0 0 0.0625rem ${ROLE('bad')}`],
  [/invalid.*(color|fill|stroke)$/, ROLE('bad')],
  [/error-message-color$|error.*border-color$/, ROLE('bad')],
  [/placeholder-color$|hint.*color$/, ROLE('ink-2')],
  [/inverse-(hover-)?color$/, ROLE('on-water')],
  [/contrast-(hover-)?color$/, ROLE('ink')],
  [/^(button-primary|skip-link)-color$/, ROLE('on-water')],
  [/^(button-primary-hover|skip-link-hover)-(background|border)-color$/, ROLE('link-hover')],
  [/^(button-primary|skip-link)-(background|border)-color$/, ROLE('link')],
  [/^button-secondary-background-color$/, ROLE('paper')],
  [/^button-tertiary-(background|border)-color$/, 'transparent'],
  [/^button-secondary-hover-box-shadow$/, 'inset 0 0 0 0.0625rem currentColor'],
  [/hover-box-shadow$/, `inset 0 0 0 0.0625rem ${ROLE('control')}`],
  [/box-shadow$/, 'none'],
  [/^button-.*hover.*color$/, ROLE('link-hover')],
  [/^button-.*color$/, ROLE('link')],
  [/^link-hover-color$|^breadcrumb-link-hover-color$/, ROLE('link-hover')],
  [/^(link|breadcrumb-link)-color$/, ROLE('link')],
  [/checked-indicator-stroke$|indeterminate-indicator-stroke$|hover-indicator-hover-stroke$/, ROLE('on-water')],
  [/(checked|indeterminate).*hover-fill$/, ROLE('link-hover')],
  [/(checked|indeterminate).*fill$/, ROLE('link')],
  [/(rectangle|circle)-hover-stroke$/, ROLE('ink')],
  [/(rectangle|circle)-stroke$/, ROLE('control')],
  [/(rectangle|circle)-fill$/, ROLE('paper')],
  [/^mark-background-color$/, ROLE('mark')],
  [/^(text-input|text-area|select|search-field).*border-color$/, ROLE('control')],
  [/border-color$/, ROLE('line')],
  [/background-color$/, ROLE('paper')],
  [/border-block-end$/, `0.0625rem solid ${ROLE('line')}`],
  [/color$/, ROLE('ink')],
  // pictures
  [/^select.*background-image$/, 'none'],
  [/separator-background-image$/, 'none'],
  [/background-position$/, 'right 0.75rem center'],
  [/background-image$/, 'none'],
  // measure
  [/border-radius$/, '0.125rem'],
  [/border-width$/, '0.0625rem'],
  [/border-style$/, 'solid'],
  [/outline-offset$/, '0.125rem'],
  [/disabled-cursor$/, 'not-allowed'],
  [/cursor$/, 'pointer'],
  [/^ordered-list.*list-style-type$/, 'decimal'],
  [/list-style-type$/, 'disc'],
  [/^(checkbox|radio)-icon-container-(inline|block)-size$/, '1.375rem'],
  [/separator-(inline|block)-size$/, '0.75rem'],
  [/^text-area-min-block-size$/, '6rem'],
  [/^table-cell-padding-block$/, '0.5625rem'],
  [/^table-cell-padding-inline$/, '0 1rem'],
  [/^table-caption-margin-block-end$/, '0.5rem'],
  [/^button-icon-only-padding/, '0.5rem'],
  [/^(text-input|text-area|select|button|skip-link).*padding-block$/, '0.5625rem'],
  [/^select-padding-inline$/, '0.75rem'],
  [/^(text-input|text-area|search-field).*padding-inline$/, '0.75rem'],
  [/^(button|skip-link).*padding-inline$/, '1rem'],
  [/invalid-padding-inline-start$/, '0.875rem'],
  [/item-padding-inline-start$/, '0.25rem'],
  [/item-margin-inline-start$/, '1.125rem'],
  [/padding-block-(start|end)$/, '0.25rem'],
  [/between-fields.*margin-block-end$/, '1rem'],
  [/margin-block-end$/, '0.3125rem'],
  [/margin-inline$/, '0.5rem'],
  [/^action-group-gap$/, '0.75rem'],
  [/^(ordered|unordered)-list.*gap$/, '0.375rem'],
  [/gap$/, '0.5rem'],
];

/** What a property of the design system is worth in the neutral theme; undefined when no rule is about it. */
export function neutralValue(property: string): string | undefined {
  const name = property.replace(/^--ams-/, '');
  return RULES.find(([pattern]) => pattern.test(name))?.[1];
}

/** The properties of the design system that a style sheet uses. */
export function propertiesUsed(css: string): readonly string[] {
  return [...new Set([...css.matchAll(/var\(\s*(--ams-[a-z0-9-]+)/g)].map(([, name = '']) => name))].sort();
}

/** @throws when a property has no rule: then the theme would have a hole in it */
export function neutralTheme(css: string): string {
  const values = propertiesUsed(css).map((property) => {
    const value = neutralValue(property);
    if (value === undefined) throw new Error(`the neutral theme has no rule for ${property}`);
    return `  ${property}: ${value};`;
  });
  return `:root {\n${values.join('\n')}\n}\n`;
}
