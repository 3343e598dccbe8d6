import { Heading } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '../../texts/use-text.js';
import type { Schemas } from '../../api/client.js';
import { evidenceAddress } from '../activities/claim-list.js';

/** The evidence beside the claim: a picture or a text is shown; every file opens in a window of its own. */
export function Evidence({
  activity: { personId, activityId, evidence },
}: {
  readonly activity: Schemas['ActivityAnswer'];
}) {
  const text = useText();
  if (evidence.length === 0) return <p className="peil-none">{text('review.noEvidence')}</p>;
  return (
    <div className="peil-stack">
      {evidence.map(({ evidenceId, fileName, mediaType }, index) => {
        const name = fileName ?? text('claim.file');
        const address = evidenceAddress(personId, activityId, evidenceId);
        return (
          <section key={evidenceId} className="peil-stack" aria-labelledby={`evidence-${evidenceId}`}>
            <Heading level={3} id={`evidence-${evidenceId}`} className="peil-h4">
              {text('review.evidence', { number: index + 1, count: evidence.length, name })}
            </Heading>
            <Preview address={address} mediaType={mediaType} name={name} />
            <a className="ams-link peil-small" href={address} target="_blank" rel="noreferrer">
              {text('review.openFile')}
              <span className="ams-visually-hidden">: {name}</span>
            </a>
          </section>
        );
      })}
    </div>
  );
}

function Preview({
  address,
  mediaType,
  name,
}: {
  readonly address: string;
  readonly mediaType: string;
  readonly name: string;
}) {
  const file = useQuery({
    queryKey: ['evidence', address],
    queryFn: async () => (await fetch(address)).blob(),
    enabled: mediaType.startsWith('image/') || mediaType === 'text/plain',
  });
  const [shown, setShown] = useState<{ readonly picture?: string; readonly words?: string }>({});
  useEffect(() => {
    const { data } = file;
    if (data === undefined) return undefined;
    if (mediaType === 'text/plain') {
      void data.text().then((words) => setShown({ words }));
      return undefined;
    }
    const picture = URL.createObjectURL(data);
    setShown({ picture });
    return () => URL.revokeObjectURL(picture);
  }, [file.data, mediaType]);
  if (shown.picture !== undefined) return <img className="peil-doc" src={shown.picture} alt={name} />;
  if (shown.words !== undefined) {
    return (
      <pre className="peil-doc" tabIndex={0} aria-label={name}>
        {shown.words}
      </pre>
    );
  }
  return null;
}
