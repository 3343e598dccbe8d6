import { ErrorMessage, Field, FieldSet, Label, Radio, Select, TextInput } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { longDay } from '../../shared/format.js';
import { typedDayOf } from '../../shared/typed-day.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { kindsQuery, offeringsQuery } from '../points/queries.js';
import { asks, type ActivityDraft, type DraftField, type DraftProblems } from './activity-form.js';

type Parts = {
  readonly draft: ActivityDraft;
  readonly change: (changes: Partial<ActivityDraft>) => void;
  readonly problems: DraftProblems;
  readonly leave: (field: DraftField) => void;
  readonly today: string;
  readonly components: readonly { readonly code: string; readonly name: string }[];
};

/** The five fields of an activity; the kind comes first, because it decides the others. */
export function DraftFields({ draft, change, problems, leave, today, components }: Parts) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const kinds = useQuery(kindsQuery);
  const offerings = useQuery(offeringsQuery);
  const kind = kinds.data?.items.find(({ code }) => code === draft.kind);
  const day = typedDayOf(draft.day, today);
  const ofKind = offerings.data?.items.filter((one) => one.kind === draft.kind) ?? [];
  const bad = (field: DraftField) => problems[field] !== undefined;
  return (
    <>
      <div className="peil-cols peil-cols--2">
        <FieldOf name="kind" label={text('record.kind')} problems={problems}>
          <Select
            id="kind"
            value={draft.kind}
            invalid={bad('kind')}
            onChange={({ target }) => change({ kind: target.value, offeringId: '' })}
            onBlur={() => leave('kind')}
          >
            <Select.Option value="">{text('record.choose')}</Select.Option>
            {kinds.data?.items.map(({ code, names }) => (
              <Select.Option key={code} value={code}>
                {server(names)}
              </Select.Option>
            ))}
          </Select>
        </FieldOf>
        <FieldOf
          name="day"
          label={text('record.day')}
          hint={text('record.dayHint')}
          problems={problems}
          after={day === undefined ? '' : longDay(day, language)}
        >
          <TextInput
            id="day"
            aria-describedby="day-hint day-after"
            value={draft.day}
            invalid={bad('day')}
            onChange={({ target }) => change({ day: target.value })}
            onBlur={() => leave('day')}
          />
        </FieldOf>
        {asks(kind, 'minutes') && (
          <FieldOf name="length" label={text('record.length')} hint={text('record.lengthHint')} problems={problems}>
            <TextInput
              id="length"
              inputMode="decimal"
              aria-describedby="length-hint"
              value={draft.length}
              invalid={bad('length')}
              onChange={({ target }) => change({ length: target.value })}
              onBlur={() => leave('length')}
            />
          </FieldOf>
        )}
        {ofKind.length > 0 && (
          <FieldOf name="offeringId" label={text('record.offering')} hint={text('record.optional')} problems={problems}>
            <Select
              id="offeringId"
              aria-describedby="offeringId-hint"
              value={draft.offeringId}
              onChange={({ target }) => change({ offeringId: target.value })}
            >
              <Select.Option value="">{text('record.noOffering')}</Select.Option>
              {ofKind.map(({ offeringId, title }) => (
                <Select.Option key={offeringId} value={offeringId}>
                  {server(title)}
                </Select.Option>
              ))}
            </Select>
          </FieldOf>
        )}
      </div>
      {asks(kind, 'facilitation') && (
        <div className="peil-cols peil-cols--2">
          <FieldSet legend={text('record.facilitation')}>
            {(['none', 'internal', 'external'] as const).map((type) => (
              <Radio
                key={type}
                name="facilitation"
                value={type}
                checked={draft.facilitation === type}
                onChange={() => change({ facilitation: type })}
              >
                {text(`record.facilitation.${type}`)}
              </Radio>
            ))}
          </FieldSet>
          {draft.facilitation !== 'none' && (
            <FieldOf name="facilitator" label={text('record.facilitator')} problems={problems}>
              <TextInput
                id="facilitator"
                value={draft.facilitator}
                invalid={bad('facilitator')}
                onChange={({ target }) => change({ facilitator: target.value })}
                onBlur={() => leave('facilitator')}
              />
            </FieldOf>
          )}
        </div>
      )}
      {components.length > 0 && (
        <FieldSet legend={text('record.component')} className="peil-choices">
          {components.map(({ code, name }) => (
            <Radio
              key={code}
              name="component"
              value={code}
              checked={draft.component === code}
              onChange={() => change({ component: code })}
            >
              {name}
            </Radio>
          ))}
        </FieldSet>
      )}
    </>
  );
}

function FieldOf({
  name,
  label,
  hint,
  problems,
  after,
  children,
}: {
  readonly name: DraftField;
  readonly label: string;
  readonly hint?: string;
  readonly problems: DraftProblems;
  readonly after?: string;
  readonly children: ReactNode;
}) {
  const text = useText();
  const problem = problems[name];
  return (
    <Field invalid={problem !== undefined}>
      <Label htmlFor={name}>{label}</Label>
      {hint !== undefined && (
        <p className="ams-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && <ErrorMessage>{text(problem)}</ErrorMessage>}
      {children}
      {after !== undefined && (
        <p className="peil-small peil-sub" id={`${name}-after`} aria-live="polite">
          {after}
        </p>
      )}
    </Field>
  );
}

/** The fields that are not right, each a link to its field. Takes the focus when a form was refused. */
export function ProblemSummary({ problems }: { readonly problems: DraftProblems }) {
  const text = useText();
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return (
    <div className="peil-problem peil-stack" role="alert" tabIndex={-1} ref={(element) => element?.focus()}>
      <p className="peil-strong">{text('record.problems', { count: entries.length })}</p>
      <ul role="list">
        {entries.map(([field, key]) => (
          <li key={field}>
            <a
              className="ams-link"
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text(key)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
