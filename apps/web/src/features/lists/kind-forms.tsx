import { Button, Checkbox, Field, FieldSet, Label, Select, TextInput } from '@amsterdam/design-system-react';
import { useId, useState, type ReactNode } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import { useListWrites, type ActivityKind, type AgreementKind } from './queries.js';

const UNITS: readonly ActivityKind['unit'][] = ['hours', 'days', 'sessions', 'once'];
const ASKS: readonly ActivityKind['asks'][number][] = [
  ...(['minutes', 'days', 'role', 'facilitation', 'groupSize', 'provider', 'offering', 'evidence'] as const),
];
const MEASURES: readonly AgreementKind['measuredBy'][] = [
  ...(['people', 'balance', 'actionPlan', 'coverage', 'hiring', 'completion'] as const),
];

type Names = { readonly nl: string; readonly en: string };

/** The code of a new kind, made from its name: other systems and rules name the kind by it. */
const codeOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** The two names of a kind. */
function NameFields({ names, change }: { readonly names: Names; readonly change: (names: Names) => void }) {
  const text = useText();
  const id = useId();
  return (
    <div className="peil-cols peil-cols--2">
      {(['nl', 'en'] as const).map((language) => (
        <Field key={language}>
          <Label htmlFor={`${id}-${language}`}>{text(`lists.name.${language}`)}</Label>
          <TextInput
            id={`${id}-${language}`}
            value={names[language]}
            onChange={({ target }) => change({ ...names, [language]: target.value })}
          />
        </Field>
      ))}
    </div>
  );
}

/** Names as they are sent; undefined when one is empty. */
const sentNames = ({ nl, en }: Names): Names | undefined =>
  nl.trim() === '' || en.trim() === '' ? undefined : { nl: nl.trim(), en: en.trim() };

/** The names of a kind that is made or changed, and how sending it went. */
function useKindForm(kind: { readonly names: Names } | undefined, done: (() => void) | undefined) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  const [names, setNames] = useState<Names>(kind?.names ?? { nl: '', en: '' });
  const [missing, setMissing] = useState(false);
  const send = (save: (names: Names) => Promise<unknown>): void => {
    const sent = sentNames(names);
    setMissing(sent === undefined);
    if (sent === undefined) return;
    void attempt(() => save(sent), text('lists.saved')).then((ok) => {
      if (ok) done?.();
    });
  };
  return { names, setNames, missing, busy, error, send };
}

/** What the forms of all kinds have: the two names, and a button. */
function KindForm({
  form,
  isNew,
  save,
  children,
}: {
  readonly form: ReturnType<typeof useKindForm>;
  readonly isNew: boolean;
  readonly save: (names: Names) => Promise<unknown>;
  readonly children: ReactNode;
}) {
  const text = useText();
  return (
    <form
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.send(save);
      }}
    >
      {form.missing && <Missing />}
      {form.error && <ProblemNote error={form.error} />}
      <NameFields names={form.names} change={form.setNames} />
      {children}
      <Button type="submit" variant="secondary" aria-disabled={form.busy}>
        {text(isNew ? 'lists.add' : 'lists.save')}
      </Button>
    </form>
  );
}

/** A kind of activity: its names, what a rule usually counts, and what its form asks. */
export function ActivityKindForm({ kind, done }: { readonly kind?: ActivityKind; readonly done?: () => void }) {
  const text = useText();
  const writes = useListWrites();
  const form = useKindForm(kind, done);
  const [unit, setUnit] = useState(kind?.unit ?? 'hours');
  const [asks, setAsks] = useState<readonly ActivityKind['asks'][number][]>(kind?.asks ?? ['minutes', 'evidence']);
  const id = useId();
  const save = (sent: Names): Promise<unknown> =>
    writes.defineActivityKind(kind?.code ?? codeOf(sent.en), {
      ...{ names: sent, unit, asks: [...asks], facts: kind?.facts ?? [] },
      ...(kind?.yields !== undefined && { yields: kind.yields }),
    });
  return (
    <KindForm form={form} isNew={kind === undefined} save={save}>
      <Field>
        <Label htmlFor={id}>{text('lists.counts')}</Label>
        <Select
          id={id}
          value={unit}
          onChange={({ target }) => setUnit(UNITS.find((one) => one === target.value) ?? 'hours')}
        >
          {UNITS.map((one) => (
            <Select.Option key={one} value={one}>
              {text(`lists.unit.${one}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <FieldSet legend={text('lists.asks')} className="peil-choices">
        {ASKS.map((one) => (
          <Checkbox
            key={one}
            checked={asks.includes(one)}
            onChange={({ target }) => setAsks(target.checked ? [...asks, one] : asks.filter((other) => other !== one))}
          >
            {text(`lists.asks.${one}`)}
          </Checkbox>
        ))}
      </FieldSet>
    </KindForm>
  );
}

/** A kind of agreement: its names, and what measures it. */
export function AgreementKindForm({ kind, done }: { readonly kind?: AgreementKind; readonly done?: () => void }) {
  const text = useText();
  const writes = useListWrites();
  const form = useKindForm(kind, done);
  const [measuredBy, setMeasuredBy] = useState(kind?.measuredBy ?? 'people');
  const id = useId();
  const save = (sent: Names): Promise<unknown> =>
    writes.defineAgreementKind(kind?.code ?? codeOf(sent.en), { names: sent, measuredBy });
  return (
    <KindForm form={form} isNew={kind === undefined} save={save}>
      <Field>
        <Label htmlFor={id}>{text('lists.measured')}</Label>
        <Select
          id={id}
          value={measuredBy}
          onChange={({ target }) => setMeasuredBy(MEASURES.find((one) => one === target.value) ?? 'people')}
        >
          {MEASURES.map((one) => (
            <Select.Option key={one} value={one}>
              {text(`lists.measuredBy.${one}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </KindForm>
  );
}

function Missing() {
  const text = useText();
  return (
    <p className="ams-error-message" role="alert">
      {text('lists.namesMissing')}
    </p>
  );
}
