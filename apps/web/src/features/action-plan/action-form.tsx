import { Button, Field, FieldSet, Label, Radio, Select, TextArea, TextInput } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { rollUpQuery } from '../directorate/queries.js';
import { COLUMNS, placeOf, timingAt, type Column } from './placement.js';
import type { PlanAction, Word } from './queries.js';
import { contentOf, type PlanWrites } from './writes.js';

type Parts = {
  /** The action to change; without one it is a new one. */
  readonly action?: PlanAction;
  readonly theme: string;
  readonly themes: readonly Word[];
  readonly directorateId: string;
  readonly writes: PlanWrites;
  readonly close: () => void;
};

/** What will be done, for which theme, when and by whom. */
export function ActionForm({ action, theme: chosen, themes, directorateId, writes, close }: Parts) {
  const text = useText();
  const server = useServerText();
  const { attempt, busy, error } = useAttempt();
  const rollUp = useQuery(rollUpQuery(directorateId));
  const [title, setTitle] = useState(action?.title ?? '');
  const [theme, setTheme] = useState(chosen);
  const [column, setColumn] = useState<Column | undefined>(action && placeOf(action).column);
  const [owner, setOwner] = useState(action?.owner?.personId ?? action?.owner?.unitId ?? '');
  const [aim, setAim] = useState(action?.aim ?? '');
  const [refused, setRefused] = useState(false);
  const id = (name: string) => `${name}-${action?.actionId ?? 'new'}`;
  const submit = async (): Promise<void> => {
    const ready = title.trim() !== '' && theme !== '' && column !== undefined;
    setRefused(!ready);
    if (!ready) return;
    const {
      owner: _owner,
      quarters: _quarters,
      ongoing: _ongoing,
      aim: _aim,
      ...kept
    } = action ? contentOf(action) : { classifications: [] };
    const body = {
      ...{ ...kept, title: title.trim(), theme },
      ...(aim.trim() !== '' && { aim: aim.trim() }),
      ...(owner !== '' && { owner: owner === directorateId ? { unitId: owner } : { personId: owner } }),
      ...timingAt(action ?? { theme, ongoing: false }, column),
    };
    const what = text(action ? 'plan.saved' : 'plan.added', { title: body.title });
    const deed = () => (action ? writes.change(action.actionId, body) : writes.add(body));
    if (await attempt(deed, what)) close();
  };
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error && <ProblemNote error={error} />}
      {refused && (
        <p className="peil-problem" role="alert">
          {text('plan.form.missing')}
        </p>
      )}
      <Field>
        <Label htmlFor={id('title')}>{text('plan.form.title')}</Label>
        <TextInput
          id={id('title')}
          maxLength={300}
          value={title}
          invalid={refused && title.trim() === ''}
          onChange={({ target }) => setTitle(target.value)}
        />
      </Field>
      <div className="peil-cols peil-cols--2">
        <Field>
          <Label htmlFor={id('theme')}>{text('plan.theme')}</Label>
          <Select
            id={id('theme')}
            value={theme}
            invalid={refused && theme === ''}
            onChange={({ target }) => setTheme(target.value)}
          >
            <Select.Option value="">{text('plan.choose')}</Select.Option>
            {themes.map(({ code, names }) => (
              <Select.Option key={code} value={code}>
                {server(names)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label htmlFor={id('owner')}>{text('plan.form.owner')}</Label>
          <Select id={id('owner')} value={owner} onChange={({ target }) => setOwner(target.value)}>
            <Select.Option value="">{text('plan.noOwner')}</Select.Option>
            <Select.Option value={directorateId}>{text('plan.form.everybody')}</Select.Option>
            {rollUp.data?.people
              .toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''))
              .map(({ personId, name }) => (
                <Select.Option key={personId} value={personId}>
                  {name ?? personId}
                </Select.Option>
              ))}
          </Select>
        </Field>
      </div>
      <FieldSet legend={text('plan.form.when')}>
        <div className="peil-choices">
          {COLUMNS.map((one) => (
            <Radio
              key={one}
              name={id('when')}
              value={String(one)}
              checked={column === one}
              onChange={() => setColumn(one)}
            >
              {text(`plan.quarter.${one}`)}
            </Radio>
          ))}
        </div>
      </FieldSet>
      <Field>
        <Label htmlFor={id('aim')}>{text('plan.form.aim')}</Label>
        <TextArea
          id={id('aim')}
          rows={2}
          maxLength={1000}
          value={aim}
          onChange={({ target }) => setAim(target.value)}
        />
      </Field>
      <div className="ams-action-group">
        <Button type="submit" variant="secondary" aria-disabled={busy}>
          {text(action ? 'plan.form.save' : 'plan.form.add')}
        </Button>
        <Button variant="tertiary" onClick={close}>
          {text('plan.close')}
        </Button>
      </div>
    </form>
  );
}
