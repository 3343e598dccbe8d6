import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../../../api/client.js';
import { ProblemNote } from '../../../app/problems.js';
import { longDay, moment } from '../../../shared/format.js';
import { useAttempt } from '../../../shared/attempt.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { Scheme, Version } from '../queries.js';
import { StartDryRun } from '../dry-run/start-dry-run.js';
import { beginOf } from './time-line.js';
import type { Draft } from './use-draft.js';

type Parts = {
  readonly scheme: Scheme;
  readonly version: Version;
  readonly draft: Draft;
  readonly valid: boolean | undefined;
  readonly today: string;
  readonly children: ReactNode;
};

/** What version this is, whether it is saved, and what can be done with it. */
export function EditorHead({ scheme, version, draft, valid, today, children }: Parts) {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { attempt, busy, error } = useAttempt();
  const [trying, setTrying] = useState(false);
  const { schemeId } = scheme;
  const isDraft = version.stage === 'draft';
  const draftFrom = async (): Promise<void> => {
    await attempt(
      async () => {
        const body = { basedOn: version.version, document: draft.document };
        const written = await answerOf(
          api.POST('/schemes/{schemeId}/versions', { params: { path: { schemeId } }, body }),
        );
        await client.invalidateQueries({ queryKey: ['schemes'] });
        const params = { schemeId, version: String(written.version), rule: '1' };
        await navigate({ to: '/schemes/$schemeId/versions/$version/rules/$rule', params });
      },
      text('scheme.drafted', { version: version.version }),
    );
  };
  return (
    <>
      <div className="peil-topline">
        <div>
          {children}
          <p className="peil-sub">
            <State version={version} draft={draft} />
          </p>
        </div>
        <ActionGroup>
          {isDraft && !trying && (
            <Button type="button" onClick={() => setTrying(true)} aria-disabled={valid === false}>
              {text('scheme.tryOut')}
            </Button>
          )}
          {isDraft && (
            <Button type="button" variant="secondary" aria-disabled={!draft.dirty} onClick={() => void draft.save()}>
              {text(draft.busy ? 'scheme.saving' : 'scheme.save')}
            </Button>
          )}
          {!isDraft && (
            <Button type="button" aria-disabled={busy} onClick={() => void draftFrom()}>
              {text('scheme.draftFrom')}
            </Button>
          )}
          <Views scheme={scheme} version={version} />
        </ActionGroup>
      </div>
      {error && <ProblemNote error={error} />}
      {isDraft && valid === false && trying && <p className="peil-finding">{text('scheme.faultsFirst')}</p>}
      {trying && valid !== false && (
        <StartDryRun
          scheme={scheme}
          version={version}
          from={beginOf(draft.document, today)}
          today={today}
          save={draft.save}
          close={() => setTrying(false)}
        />
      )}
    </>
  );
}

function State({ version, draft }: { readonly version: Version; readonly draft: Draft }) {
  const text = useText();
  const { language } = useLanguage();
  const { stage, version: number, from, inForce } = version;
  if (stage === 'draft') {
    const saved = draft.savedAt ?? version.draftedAt;
    const kept = draft.dirty
      ? text('scheme.notSaved')
      : text(draft.savedAt === undefined ? 'scheme.madeAt' : 'scheme.savedAt', { moment: moment(saved, language) });
    return (
      <span role="status">
        {text('scheme.draft', { version: number })}. {kept}
      </span>
    );
  }
  const name = text('scheme.version', { version: number });
  if (from === undefined) return <>{`${name}, ${text(`scheme.stage.${stage}`)}`}</>;
  return <>{text(inForce ? 'scheme.inForceSince' : 'scheme.holds', { name, day: longDay(from, language) })}</>;
}

/** The same version seen otherwise: as text, or beside the one it was made from. */
function Views({ scheme, version }: { readonly scheme: Scheme; readonly version: Version }) {
  const text = useText();
  const params = { schemeId: scheme.schemeId, version: String(version.version), rule: '1' };
  const to = '/schemes/$schemeId/versions/$version/rules/$rule' as const;
  const other = version.basedOn ?? scheme.currentVersion;
  return (
    <>
      {other !== undefined && other !== version.version && (
        <Link to={to} params={params} search={{ view: 'compare' }} className="ams-button ams-button--tertiary">
          {text('scheme.compare', { version: other })}
        </Link>
      )}
      <Link
        to={to}
        params={params}
        search={{}}
        className="ams-button ams-button--tertiary"
        activeOptions={{ exact: true }}
      >
        {text('scheme.asForm')}
      </Link>
      <Link to={to} params={params} search={{ view: 'yaml' }} className="ams-button ams-button--tertiary">
        {text('scheme.asYaml')}
      </Link>
    </>
  );
}
