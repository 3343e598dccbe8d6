import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { Editor } from './editor/editor.js';
import { schemeQuery, versionQuery } from './queries.js';

/** One version of a scheme: its place in time, its rules, and the form of one of them. */
export function SchemePage() {
  const { schemeId, version } = useParams({ from: '/signed-in/schemes/$schemeId/versions/$version/rules/$rule' });
  const scheme = useQuery(schemeQuery(schemeId));
  const read = useQuery(versionQuery(schemeId, Number(version)));
  const error = scheme.error ?? read.error;
  if (error && (scheme.data === undefined || read.data === undefined)) {
    return <ProblemPage error={error} retry={() => void Promise.all([scheme.refetch(), read.refetch()])} />;
  }
  if (scheme.data === undefined || read.data === undefined) return <Waiting height="40rem" />;
  return <Editor key={`${schemeId} ${version}`} scheme={scheme.data} version={read.data} />;
}
