import { Button, Heading, Paragraph } from '@amsterdam/design-system-react';
import { Link } from '@tanstack/react-router';
import { ProblemError } from '../api/client.js';
import { useServerText, useText } from '../texts/use-text.js';
import { PageHeading } from './page.js';

/** What could not be read or done: what happened, what to do, and the number for the help desk. */
export function ProblemNote({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const text = useText();
  const server = useServerText();
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const title =
    problem === undefined
      ? text('error.offline')
      : problem.status >= 500
        ? text('error.ours')
        : server(problem.messages);
  return (
    <div className="peil-problem peil-stack" role="alert">
      <Heading level={3}>{title}</Heading>
      {problem === undefined && <Paragraph>{text('error.offlineHelp')}</Paragraph>}
      {problem?.errors?.map(({ field, code, messages }) => (
        <Paragraph key={field + code}>{server(messages)}</Paragraph>
      ))}
      {problem !== undefined && problem.requestId !== '' && (
        <Paragraph size="small">{text('error.number', { number: problem.requestId })}</Paragraph>
      )}
      {retry !== undefined && (
        <Button variant="secondary" onClick={retry}>
          {text('error.again')}
        </Button>
      )}
    </div>
  );
}

/** A page that could not be shown at all. */
export function ProblemPage({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const text = useText();
  const server = useServerText();
  if (!(error instanceof ProblemError)) {
    return (
      <>
        <PageHeading>{text('error.offline')}</PageHeading>
        <ProblemNote error={error} {...(retry && { retry })} />
      </>
    );
  }
  const { status, messages } = error.problem;
  if (status === 404) return <NotFoundPage />;
  if (status === 403) {
    return (
      <>
        <PageHeading>{text('error.forbidden')}</PageHeading>
        <p className="peil-lead">{server(messages)}</p>
        <ToStart />
      </>
    );
  }
  return (
    <>
      <PageHeading>{text('error.ours')}</PageHeading>
      <ProblemNote error={error} {...(retry && { retry })} />
    </>
  );
}

export function NotFoundPage() {
  const text = useText();
  return (
    <>
      <PageHeading>{text('error.notFound')}</PageHeading>
      <p className="peil-lead">{text('error.notFoundHelp')}</p>
      <ToStart />
    </>
  );
}

function ToStart() {
  const text = useText();
  return (
    <p className="peil-sub">
      <Link to="/" className="ams-link">
        {text('error.toStart')}
      </Link>
    </p>
  );
}
