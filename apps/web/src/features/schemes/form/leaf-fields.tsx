import { Field, Label, Select, TextInput } from '@amsterdam/design-system-react';
import { useState, type ReactNode } from 'react';
import { longDay } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import { isObject, keyOf, wordOf, type Json, type Path } from '../json.js';
import { Findings, useFindings, useForm, useNames } from './form-context.js';
import { dayTyped, shownBare, shownDay, shownNumber, typedBare, typedNumber } from './typed.js';

export type LeafParts = {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly remove?: ReactNode;
};

/** One label, its hint, the field, and what is found there. */
function Leaf({
  path,
  label,
  hint,
  remove,
  after,
  children,
}: Omit<LeafParts, 'value'> & {
  readonly after?: string | undefined;
  readonly children: (parts: {
    readonly id: string;
    readonly invalid: boolean;
    readonly described: string;
  }) => ReactNode;
}) {
  const found = useFindings(path, true);
  const id = `field-${keyOf(path)}`;
  const invalid = found.some(({ severity }) => severity === 'error');
  const described = [hint && `${id}-hint`, found.length > 0 && `${id}-found`].filter(Boolean).join(' ');
  return (
    <Field invalid={invalid} className="peil-leaf">
      <span className="peil-leaf__label">
        <Label htmlFor={id}>{label}</Label>
        {remove}
      </span>
      {hint && (
        <p className="ams-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, invalid, described })}
      {after && <p className="peil-small peil-sub">{after}</p>}
      <Findings id={`${id}-found`} found={found} />
    </Field>
  );
}

/** A field in which something is typed; what was typed stays while it still means the value. */
function Typed({
  show,
  parse,
  numeric = false,
  after,
  ...parts
}: LeafParts & {
  readonly show: (value: Json | undefined) => string;
  readonly parse: (typed: string) => Json | undefined;
  readonly numeric?: boolean;
  readonly after?: string | undefined;
}) {
  const { change } = useForm();
  const { path, value } = parts;
  const [typed, setTyped] = useState(() => show(value));
  const means = JSON.stringify(parse(typed) ?? '') === JSON.stringify(value ?? '');
  return (
    <Leaf {...parts} after={after}>
      {({ id, invalid, described }) => (
        <TextInput
          id={id}
          className={numeric ? 'peil-short' : undefined}
          inputMode={numeric ? 'decimal' : 'text'}
          autoComplete="off"
          invalid={invalid}
          {...(described !== '' && { 'aria-describedby': described })}
          value={means ? typed : show(value)}
          onChange={({ target }) => {
            setTyped(target.value);
            // An emptied field says nothing, which is not the same as not being there.
            change(path, parse(target.value) ?? '');
          }}
        />
      )}
    </Leaf>
  );
}

export const TextField = (parts: LeafParts) => (
  <Typed
    {...parts}
    show={(value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')}
    parse={(typed) => typed}
  />
);

export function NumberField(parts: LeafParts) {
  const { language } = useLanguage();
  return <Typed {...parts} numeric show={(value) => shownNumber(value, language)} parse={typedNumber} />;
}

export function DayField(parts: LeafParts) {
  const { today } = useForm();
  const { language } = useLanguage();
  const day = typeof parts.value === 'string' && /^\d{4}-\d\d-\d\d$/.test(parts.value) ? parts.value : undefined;
  return (
    <Typed
      {...parts}
      numeric
      show={shownDay}
      parse={(typed) => dayTyped(typed, today)}
      after={day !== undefined ? longDay(day, language) : undefined}
    />
  );
}

export function BareField(parts: LeafParts) {
  const text = useText();
  const show = (value: Json | undefined) => shownBare(value, text('schemeForm.yes'), text('schemeForm.no'));
  return <Typed {...parts} show={show} parse={typedBare} />;
}

export function ChoiceField({ options, ...parts }: LeafParts & { readonly options: readonly string[] }) {
  const { word } = useNames();
  const { change } = useForm();
  const { path, value } = parts;
  return (
    <Leaf {...parts}>
      {({ id, invalid, described }) => (
        <Select
          id={id}
          invalid={invalid}
          {...(described !== '' && { 'aria-describedby': described })}
          value={wordOf(value)}
          onChange={({ target }) => change(path, target.value)}
        >
          {options.map((option) => (
            <Select.Option key={option} value={option}>
              {word(option)}
            </Select.Option>
          ))}
        </Select>
      )}
    </Leaf>
  );
}

export function YesNoField(parts: LeafParts) {
  const text = useText();
  const { change } = useForm();
  const { path, value } = parts;
  return (
    <Leaf {...parts}>
      {({ id, invalid, described }) => (
        <Select
          id={id}
          className="peil-short"
          invalid={invalid}
          {...(described !== '' && { 'aria-describedby': described })}
          value={value === false ? 'no' : 'yes'}
          onChange={({ target }) => change(path, target.value === 'yes')}
        >
          <Select.Option value="yes">{text('schemeForm.yes')}</Select.Option>
          <Select.Option value="no">{text('schemeForm.no')}</Select.Option>
        </Select>
      )}
    </Leaf>
  );
}

const UNITS = ['years', 'months', 'weeks', 'days'] as const;

/** A number and its unit, on one line. */
export function LengthField(parts: LeafParts) {
  const text = useText();
  const { field } = useNames();
  const { change } = useForm();
  const { path } = parts;
  const value = isObject(parts.value) ? parts.value : {};
  const unit = UNITS.find((one) => value[one] !== undefined) ?? 'years';
  return (
    <Leaf {...parts}>
      {({ id, invalid, described }) => (
        <span className="peil-pair">
          <TextInput
            id={id}
            className="peil-short"
            inputMode="numeric"
            invalid={invalid}
            {...(described !== '' && { 'aria-describedby': described })}
            value={wordOf(value[unit])}
            onChange={({ target }) => change(path, { [unit]: typedNumber(target.value) ?? '' })}
          />
          <Select
            aria-label={text('schemeForm.unitOf', { field: parts.label })}
            value={unit}
            onChange={({ target }) => change(path, { [target.value]: value[unit] ?? 1 })}
          >
            {UNITS.map((one) => (
              <Select.Option key={one} value={one}>
                {field(one)}
              </Select.Option>
            ))}
          </Select>
        </span>
      )}
    </Leaf>
  );
}
