import { ActionGroup, Button, Field, Label, Select, TextArea, TextInput } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { useAttempt } from '../../shared/attempt.js';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard.js';
import { agreementKindsQuery, type Side, type Version } from './queries.js';
import type { MagWrites } from './writes.js';

type Parts = {
  readonly writes: MagWrites;
  readonly side: Side;
  readonly other: string;
  /** The agreement to change, and the text to begin with; absent: a new agreement. */
  readonly change?: { readonly agreementId: string; readonly from: Version };
  readonly close: () => void;
};

/** Another text for an agreement, or a new one: the other side answers it. */
export function TermsForm({ writes, side, other, change, close }: Parts) {
  const text = useText();
  const server = useServerText();
  const kinds = useQuery(agreementKindsQuery);
  const { attempt, busy, error } = useAttempt();
  const from = change?.from;
  const [kind, setKind] = useState('');
  const [title, setTitle] = useState(from?.title ?? '');
  const [words, setWords] = useState(from?.text ?? '');
  const [reason, setReason] = useState('');
  const [arranged, setArranged] = useState<readonly string[]>([
    ...(from?.preconditions.map((one) => one.text ?? '') ?? []),
    ...(from === undefined || from.preconditions.length === 0 ? [''] : []),
  ]);
  const id = change?.agreementId ?? 'new';
  const changed = title !== (from?.title ?? '') || words !== (from?.text ?? '') || reason !== '';
  useUnsavedGuard(changed && !busy);
  const terms = () => ({
    title: title.trim(),
    text: words.trim(),
    preconditions: arranged.flatMap((one, index) => {
      const known = from?.preconditions[index];
      if (one.trim() === '') return [];
      return [
        {
          ...(known && { preconditionId: known.preconditionId }),
          kind: known?.kind ?? ('other' as const),
          text: one.trim(),
        },
      ];
    }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  });
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const deed = change ? () => writes.amend(change.agreementId, terms()) : () => writes.propose({ kind, ...terms() });
    if (await attempt(deed, text('mag.proposed', { name: other }))) close();
  };
  const arranges = side === 'counterpart' ? text('mag.youArrange') : text('mag.otherArranges', { name: other });
  return (
    <form className="peil-form peil-stack" onSubmit={(event) => void send(event)}>
      {error && <ProblemNote error={error} />}
      {change === undefined && (
        <Field>
          <Label htmlFor="mag-kind">{text('mag.kind')}</Label>
          <Select id="mag-kind" required value={kind} onChange={({ target }) => setKind(target.value)}>
            <Select.Option value="">{text('record.choose')}</Select.Option>
            {kinds.data?.items
              .filter(({ retiredFrom }) => retiredFrom === undefined)
              .map(({ code, names }) => (
                <Select.Option key={code} value={code}>
                  {server(names)}
                </Select.Option>
              ))}
          </Select>
        </Field>
      )}
      <Field>
        <Label htmlFor={`title-${id}`}>{text('mag.name')}</Label>
        <TextInput
          id={`title-${id}`}
          required
          maxLength={200}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </Field>
      <Field>
        <Label htmlFor={`text-${id}`}>{text('mag.words')}</Label>
        <TextArea
          id={`text-${id}`}
          required
          rows={5}
          maxLength={4000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </Field>
      {arranged.map((one, index) => (
        <Field key={from?.preconditions[index]?.preconditionId ?? `new ${index}`}>
          <Label htmlFor={`arranged-${id}-${index}`}>
            {arranges} {text('mag.optional')}
          </Label>
          <TextInput
            id={`arranged-${id}-${index}`}
            maxLength={1000}
            value={one}
            onChange={({ target }) => setArranged(arranged.map((old, at) => (at === index ? target.value : old)))}
          />
        </Field>
      ))}
      <Field>
        <Label htmlFor={`reason-${id}`}>
          {text('mag.why', { name: other })} {text('mag.optional')}
        </Label>
        <TextArea
          id={`reason-${id}`}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <ActionGroup>
        <Button type="submit" variant="secondary" aria-disabled={busy}>
          {text('mag.send', { name: other })}
        </Button>
        <Button type="button" variant="tertiary" onClick={close}>
          {text('mag.cancel')}
        </Button>
      </ActionGroup>
    </form>
  );
}
