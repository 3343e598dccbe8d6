import { Paragraph } from '@amsterdam/design-system-react';
import { useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { useText } from '../../texts/use-text.js';

/** Sign-in with the work account: one way, to the identity provider and back to the page that was asked for. */
export function ProviderSignIn({ beginAt }: { readonly beginAt: string }) {
  const text = useText();
  const { then, failed } = useSearch({ from: '/sign-in' });
  const address = then === undefined ? beginAt : `${beginAt}?then=${encodeURIComponent(then)}`;
  return (
    <div className="peil-narrow peil-stack">
      <PageHeading>{text('signIn.provider')}</PageHeading>
      {failed && (
        <div className="peil-problem" role="alert">
          <Paragraph>{text(`signIn.failed-${failed}`)}</Paragraph>
        </div>
      )}
      <p className="peil-lead">{text('signIn.providerLead')}</p>
      <p>
        <a className="ams-button ams-button--primary" href={address}>
          {text('signIn.begin')}
        </a>
      </p>
    </div>
  );
}
