import { ErrorMessage, Field, Label, TextArea } from '@amsterdam/design-system-react';
import { useId } from 'react';

type Parts = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly problem?: string | undefined;
};

/** Why something was decided. */
export function ReasonField({ label, hint, value, change, problem }: Parts) {
  const id = useId();
  return (
    <Field invalid={problem !== undefined}>
      <Label htmlFor={id}>{label}</Label>
      {hint !== undefined && (
        <p className="ams-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && <ErrorMessage>{problem}</ErrorMessage>}
      <TextArea
        id={id}
        rows={2}
        value={value}
        invalid={problem !== undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  );
}
