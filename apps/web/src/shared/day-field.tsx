import { ErrorMessage, Field, Label, TextInput } from '@amsterdam/design-system-react';
import { useId } from 'react';
import { useLanguage, useText } from '../texts/use-text.js';
import { longDay } from './format.js';

type Parts = {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** The day that was typed, where it is one. */
  readonly day: string | undefined;
  readonly optional?: boolean;
  readonly problem?: string | undefined;
};

/** A day as text, written out under the field. */
export function DayField({ label, value, change, day, optional = false, problem }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const id = useId();
  return (
    <Field invalid={problem !== undefined}>
      <Label htmlFor={id}>{optional ? `${label} ${text('record.optional')}` : label}</Label>
      {problem !== undefined && <ErrorMessage>{problem}</ErrorMessage>}
      <TextInput
        id={id}
        value={value}
        invalid={problem !== undefined}
        aria-describedby={`${id}-after`}
        onChange={({ target }) => change(target.value)}
      />
      <p className="peil-small peil-sub" id={`${id}-after`} aria-live="polite">
        {day === undefined ? '' : longDay(day, language)}
      </p>
    </Field>
  );
}
