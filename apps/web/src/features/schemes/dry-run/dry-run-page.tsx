import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.js';
import { PageHeading, Section } from '../../../app/page.js';
import { ProblemNote, ProblemPage } from '../../../app/problems.js';
import { Waiting } from '../../../app/waiting.js';
import { amount, longDay } from '../../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../../texts/use-text.js';
import { useAttempt } from '../../../shared/attempt.js';
import { schemeQuery, type Scheme } from '../queries.js';
import { Dumbbells } from './dumbbells.js';
import { FlowChart } from './flow.js';
import { People } from './people.js';
import { PublishDialog } from './publish.js';
import { dryRunQuery, type DryRun, type Outcome } from './queries.js';
import { Transitions } from './transitions.js';

/** What a draft would do to everyone; the title is the result. */
export function DryRunPage() {
  const { schemeId, version, dryRunId } = useParams({
    from: '/signed-in/schemes/$schemeId/versions/$version/dry-runs/$dryRunId',
  });
  const scheme = useQuery(schemeQuery(schemeId));
  const dryRun = useQuery(dryRunQuery(schemeId, dryRunId));
  const error = scheme.error ?? dryRun.error;
  if (error) return <ProblemPage error={error} retry={() => void dryRun.refetch()} />;
  if (scheme.data === undefined || dryRun.data === undefined) return <Waiting height="40rem" />;
  const parts = { scheme: scheme.data, version, dryRun: dryRun.data };
  return (
    <>
      <Crumbs {...parts} />
      {dryRun.data.outcome === undefined ? (
        <Underway {...parts} />
      ) : (
        <Result {...parts} outcome={dryRun.data.outcome} />
      )}
    </>
  );
}

type Parts = { readonly scheme: Scheme; readonly version: string; readonly dryRun: DryRun };

function Crumbs({ scheme, version }: Parts) {
  const text = useText();
  const isDraft = scheme.versions.some((one) => String(one.version) === version && one.stage === 'draft');
  const server = useServerText();
  return (
    <nav className="ams-breadcrumb" aria-label={text('dryRun.path')}>
      <ol className="ams-breadcrumb__list">
        <li className="ams-breadcrumb__item">
          <Link
            to="/schemes/$schemeId/versions/$version/rules/$rule"
            params={{ schemeId: scheme.schemeId, version, rule: '1' }}
            className="ams-breadcrumb__link"
          >
            {server(scheme.name)}
          </Link>
        </li>
        <li className="ams-breadcrumb__item">{text(isDraft ? 'dryRun.crumbDraft' : 'dryRun.crumb', { version })}</li>
      </ol>
    </nav>
  );
}

/** Not done yet: how far it is, and the way to stop it. */
function Underway({ scheme: { schemeId }, version, dryRun }: Parts) {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { attempt, busy, error } = useAttempt();
  const { dryRunId, state, done, toDo } = dryRun;
  const path = { schemeId, dryRunId };
  const toDraft = { schemeId, version, rule: '1' };
  const stop = (): Promise<boolean> =>
    attempt(async () => {
      await answerOf(api.DELETE('/schemes/{schemeId}/dry-runs/{dryRunId}', { params: { path } }));
      await client.invalidateQueries({ queryKey: ['dry-run'] });
      await navigate({ to: '/schemes/$schemeId/versions/$version/rules/$rule', params: toDraft });
    }, text('dryRun.stopped'));
  const isBusy = state === 'waiting' || state === 'running';
  return (
    <>
      <PageHeading>{text(`dryRun.state.${state}`)}</PageHeading>
      {isBusy && (
        <div className="peil-stack peil-narrow">
          <p className="peil-lead" role="status">
            {text('dryRun.progress', { done, total: toDo })}
          </p>
          <progress
            className="peil-progress"
            aria-label={text('dryRun.state.running')}
            max={Math.max(1, toDo)}
            value={done}
          />
          {error && <ProblemNote error={error} />}
          <Button type="button" variant="secondary" aria-disabled={busy} onClick={() => void stop()}>
            {text('dryRun.stop')}
          </Button>
        </div>
      )}
      {!isBusy && (
        <p className="peil-lead">
          <Link to="/schemes/$schemeId/versions/$version/rules/$rule" params={toDraft} className="ams-link">
            {text('dryRun.again')}
          </Link>
        </p>
      )}
    </>
  );
}

function Result({ scheme, version, dryRun, outcome }: Parts & { readonly outcome: Outcome }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const { me } = useRouteContext({ from: '/signed-in' });
  const { unit } = useSearch({ from: '/signed-in/schemes/$schemeId/versions/$version/dry-runs/$dryRunId' });
  const [publishing, setPublishing] = useState(false);
  const { schemeId } = scheme;
  const { dryRunId, tried, asOf, decidedVersion } = dryRun;
  const stageOf = (number: number | undefined) => scheme.versions.find((one) => one.version === number)?.stage;
  const nameOf = (number: number | undefined): string =>
    text(stageOf(number) === 'draft' ? 'scheme.draft' : 'scheme.version', { version: number ?? '' });
  const names = tried.map((one) => nameOf(one.version));
  const lower = (name = ''): string => name.toLocaleLowerCase(language);
  const [draft] = outcome.drafts;
  const [first] = outcome.headlines;
  const headline = first?.headline ? server(first.headline) : text('dryRun.hiddenResult');
  const before =
    scheme.currentVersion === undefined
      ? text('dryRun.nowHead')
      : text('dryRun.now', { version: scheme.currentVersion });
  const { down, up, aside } = draft?.byDirection ?? { down: null, up: null, aside: null };
  const changed = down === null || up === null || aside === null ? undefined : down + up + aside;
  const chosen = outcome.units.find(({ unitId }) => unitId === unit);
  const mayPublish = stageOf(Number(version)) === 'draft' && me.roles.includes('hr') && tried.length > 0;
  return (
    <>
      <div className="peil-topline">
        <div>
          <PageHeading>{headline}</PageHeading>
          {first?.detail && <p className="peil-lead">{server(first.detail)}</p>}
          {outcome.headlines.slice(1).map((other, index) => (
            <p key={index} className="peil-lead">
              {names[index + 1]}: {other.headline ? server(other.headline) : text('dryRun.hiddenResult')}
            </p>
          ))}
        </div>
        {mayPublish && (
          <ActionGroup>
            <Button type="button" onClick={() => setPublishing(true)}>
              {text('dryRun.publishWithReason')}
            </Button>
          </ActionGroup>
        )}
      </div>
      <p className="peil-small peil-sub peil-note">
        {text('dryRun.about', {
          names: names.join(', '),
          before,
          people: outcome.people === null ? text('directorate.hidden') : amount(String(outcome.people), language),
          day: longDay(asOf, language),
          from: longDay(tried[0]?.from ?? asOf, language),
          seconds: amount(String(Math.max(0.1, Math.round(outcome.milliseconds / 100) / 10)), language),
        })}
        {decidedVersion !== undefined && ` ${text('dryRun.decided', { version: decidedVersion })}`}
      </p>
      {outcome.view === 'figures' && (
        <p className="peil-sub">{text('directorate.figuresOnly', { smallest: outcome.smallBelow ?? 5 })}</p>
      )}
      {outcome.drafts.map((_, index) => (
        <Section
          key={index}
          id={`flow-${index}`}
          title={names.length > 1 ? text('dryRun.whoGoesWith', { name: lower(names[index]) }) : text('dryRun.whoGoes')}
        >
          <FlowChart
            outcome={outcome}
            index={index}
            title={headline}
            names={{ before, after: text('dryRun.with', { name: lower(names[index]) }) }}
          />
          <Transitions outcome={outcome} index={index} />
        </Section>
      ))}
      <Section id="units" title={text('dryRun.byUnit')}>
        <p className="peil-sub">
          {text(names.length > 1 ? 'dryRun.readTwo' : 'dryRun.read', { name: lower(names[0]), other: lower(names[1]) })}
        </p>
        <Dumbbells outcome={outcome} names={names} address={{ schemeId, version, dryRunId }} chosen={unit} />
      </Section>
      <Section
        id="people"
        title={chosen === undefined ? text('dryRun.people') : text('dryRun.peopleOf', { name: chosen.name })}
        aside={
          chosen && (
            <Link
              to="/schemes/$schemeId/versions/$version/dry-runs/$dryRunId"
              params={{ schemeId, version, dryRunId }}
              search={{}}
              className="ams-link"
              resetScroll={false}
            >
              {text('dryRun.everyone')}
            </Link>
          )
        }
      >
        <People key={unit ?? ''} schemeId={schemeId} dryRunId={dryRunId} unitId={unit} names={names} />
      </Section>
      {publishing && (
        <PublishDialog
          schemeId={schemeId}
          version={Number(version)}
          dryRunId={dryRunId}
          from={tried[0]?.from ?? asOf}
          today={me.today}
          changed={changed}
          headline={headline}
          close={() => setPublishing(false)}
        />
      )}
    </>
  );
}
