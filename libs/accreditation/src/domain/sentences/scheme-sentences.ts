import type { LocalizedText } from '@peil/kernel';
import type { Scheme } from '../scheme/scheme.js';
import { labelOfRequirement } from './labels.js';
import { carryOverText } from './rule-reference-text.js';
import { earningRuleText, limitText, requirementText, selectorText } from './rules.js';
import { capital } from './vocabulary.js';

/** One rule of a scheme: where it stands, what it is called, and how a manager reads it. */
export type RuleSentence = {
  readonly path: readonly [part: 'earn' | 'limits' | 'require' | 'adjust' | 'carryOver', index: number];
  readonly id: string;
  /** Its own label, or what it is about. */
  readonly name: LocalizedText;
  /** Made from what the rule does, also where it has a label: so it changes with every amount. */
  readonly text: LocalizedText;
};

/** Every rule in words, in the order of the document: the same words that balances and dry runs use. */
export function schemeSentences(scheme: Scheme): readonly RuleSentence[] {
  return [
    ...scheme.earn.map((rule, index): RuleSentence => {
      const name = rule.label ?? capital(selectorText(rule.for, scheme));
      return { path: ['earn', index], id: rule.id, name, text: earningRuleText(unlabelled(rule), scheme) };
    }),
    ...scheme.limits.map((limit, index): RuleSentence => {
      const name = limit.label ?? limitText(limit, scheme);
      return { path: ['limits', index], id: limit.id, name, text: limitText(unlabelled(limit), scheme) };
    }),
    ...scheme.require.map((requirement, index): RuleSentence => {
      const name = labelOfRequirement(requirement, scheme);
      return { path: ['require', index], id: requirement.id, name, text: requirementText(requirement, scheme) };
    }),
    ...scheme.adjust.map((rule, index): RuleSentence => {
      const text = rule.label ?? { nl: `Aanpassing ${rule.id}`, en: `Adjustment ${rule.id}` };
      return { path: ['adjust', index], id: rule.id, name: text, text };
    }),
    ...scheme.carryOver.map((rule, index): RuleSentence => {
      const name = rule.label ?? carryOverText(rule, scheme);
      return { path: ['carryOver', index], id: rule.id, name, text: carryOverText(unlabelled(rule), scheme) };
    }),
  ];
}

function unlabelled<Rule extends { readonly label?: LocalizedText | undefined }>(rule: Rule): Rule {
  return { ...rule, label: undefined };
}
