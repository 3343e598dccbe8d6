import { ActionGroup, Button, Field, Heading, Label, Select, TextInput } from '@amsterdam/design-system-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { answerOf, api } from '../../../api/client.js';
import { ProblemNote } from '../../../app/problems.js';
import { longDay, typedDay } from '../../../shared/format.js';
import { typedDayOf } from '../../../shared/typed-day.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import { useAttempt } from '../../../shared/attempt.js';
import type { Scheme, Version } from '../queries.js';

/** From which day the draft is tried, and beside which other draft. */
export function StartDryRun({
  scheme,
  version,
  from,
  today,
  save,
  close,
}: {
  readonly scheme: Scheme;
  readonly version: Version;
  readonly from: string;
  readonly today: string;
  readonly save: () => Promise<boolean>;
  readonly close: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState(typedDay(from));
  const [other, setOther] = useState('');
  const [missing, setMissing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const day = typedDayOf(typed, today);
  const others = scheme.versions.filter((one) => one.stage !== 'withdrawn' && one.version !== version.version);
  const { schemeId } = scheme;
  const start = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setMissing(day === undefined);
    if (day === undefined || !(await save())) return;
    await attempt(async () => {
      const compareWith = other === '' ? undefined : { version: Number(other), from: day };
      const body = { version: version.version, from: day, ...(compareWith && { compareWith }) };
      const { dryRunId } = await answerOf(
        api.POST('/schemes/{schemeId}/dry-runs', { params: { path: { schemeId } }, body }),
      );
      const params = { schemeId, version: String(version.version), dryRunId };
      await navigate({ to: '/schemes/$schemeId/versions/$version/dry-runs/$dryRunId', params });
    }, text('dryRun.started'));
  };
  return (
    <form className="peil-band peil-stack peil-after" noValidate onSubmit={(event) => void start(event)}>
      <Heading level={2} size="level-3" ref={heading} tabIndex={-1}>
        {text('dryRun.from')}
      </Heading>
      <p className="peil-sub">{text('dryRun.fromHint')}</p>
      {error && <ProblemNote error={error} />}
      <div className="peil-pair peil-pair--fields">
        <Field invalid={missing}>
          <Label htmlFor="dry-run-from">{text('dryRun.day')}</Label>
          {missing && <p className="ams-error-message">{text('dryRun.noDay')}</p>}
          <TextInput
            id="dry-run-from"
            className="peil-day"
            invalid={missing}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <p className="peil-small peil-sub">{day === undefined ? '' : longDay(day, language)}</p>
        </Field>
        {others.length > 0 && (
          <Field>
            <Label htmlFor="dry-run-other">{text('dryRun.beside')}</Label>
            <Select id="dry-run-other" value={other} onChange={({ target }) => setOther(target.value)}>
              <Select.Option value="">{text('dryRun.alone')}</Select.Option>
              {others.map((one) => (
                <Select.Option key={one.version} value={String(one.version)}>
                  {text(one.stage === 'draft' ? 'scheme.draft' : 'scheme.version', { version: one.version })}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <ActionGroup>
        <Button type="submit" variant="secondary" aria-disabled={busy}>
          {text(busy ? 'dryRun.starting' : 'dryRun.start')}
        </Button>
        <Button type="button" variant="tertiary" onClick={close}>
          {text('mag.cancel')}
        </Button>
      </ActionGroup>
    </form>
  );
}
