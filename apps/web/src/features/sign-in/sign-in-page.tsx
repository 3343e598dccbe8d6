import { useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { signInOptionsQuery } from '../../app/session.js';
import { Waiting } from '../../app/waiting.js';
import { useText } from '../../texts/use-text.js';
import { DemoSignIn } from './demo-sign-in.js';
import { ProviderSignIn } from './provider-sign-in.js';

/** Sign-in as it is set up here: with the work account, or in a demo as anybody. */
export function SignInPage() {
  const options = useQuery(signInOptionsQuery);
  if (options.error) return <ProblemPage error={options.error} retry={() => void options.refetch()} />;
  if (options.data === undefined) return <Waiting height="38rem" />;
  const { demo, beginAt } = options.data;
  if (demo) return <DemoSignIn />;
  return beginAt === undefined ? <Closed /> : <ProviderSignIn beginAt={beginAt} />;
}

/** Where there is no demo, and no identity provider either. */
function Closed() {
  const text = useText();
  return (
    <>
      <PageHeading>{text('signIn.closed')}</PageHeading>
      <p className="peil-lead">{text('signIn.closedHelp')}</p>
    </>
  );
}
