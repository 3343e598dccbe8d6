import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { moment } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { ClassBar } from './class-bar.js';
import { ColumnTable } from './column-table.js';
import { ImportDeeds } from './import-deeds.js';
import { ImportLead } from './import-lead.js';
import { Notices } from './notices.js';
import { ProblemTable } from './problem-table.js';
import { importQuery, isBusy, profilesQuery, type Import } from './queries.js';
import { Questions } from './questions.js';
import { TakenBack } from './taken-back.js';

/** One import: what was understood, what is asked, what would happen, and what came of it. */
export function ImportPage() {
  const { importId } = useParams({ from: '/signed-in/imports/$importId' });
  const found = useQuery(importQuery(importId));
  if (found.error && found.data === undefined)
    return <ProblemPage error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting height="40rem" />;
  return <ImportView key={importId} one={found.data} />;
}

function ImportView({ one }: { readonly one: Import }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const profiles = useQuery(profilesQuery);
  const profile = profiles.data?.items.find(({ code }) => code === one.profile);
  const name = profile === undefined ? one.profile : server(profile.names);
  const looked = one.state !== 'question' && one.taken > 0;
  return (
    <>
      <nav aria-label={text('activity.trail')} className="peil-trail">
        <Link to="/imports" className="ams-link">
          {text('imports.title')}
        </Link>
      </nav>
      <PageHeading>{name}</PageHeading>
      <p className="peil-sub">
        {one.fileName !== undefined && `${one.fileName}. `}
        {text('imports.handedOver', { when: moment(one.startedAt, language) })}
      </p>
      <ImportLead one={one} />
      {looked && !isBusy(one.state) && <ClassBar counts={one.counts} />}
      <ImportDeeds one={one} />
      <Notices one={one} />
      {one.questions.length > 0 && <Questions one={one} />}
      {one.columns.length > 0 && <ColumnTable one={one} />}
      {one.problemGroups.length > 0 && !isBusy(one.state) && <ProblemTable one={one} />}
      {one.withdrawal && <TakenBack withdrawal={one.withdrawal} />}
    </>
  );
}
