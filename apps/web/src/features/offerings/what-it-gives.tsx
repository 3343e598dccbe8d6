import { useQuery } from '@tanstack/react-query';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { whatIfQuery } from './queries.js';

/** What this offering would come to: the server's answer, in its own sentences. */
export function WhatItGives({ personId, offeringId }: { readonly personId: string; readonly offeringId: string }) {
  const text = useText();
  const server = useServerText();
  const answer = useQuery(whatIfQuery(personId, offeringId));
  return (
    <Section id="gives" title={text('offerings.whatIf')}>
      {answer.error && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <Waiting height="6rem" />}
      {answer.data?.changes.length === 0 && <p>{text('offerings.noScheme')}</p>}
      {answer.data?.changes.map((change) => (
        <div key={`${change.schemeId} ${change.period.from}`} className="peil-stack peil-narrow">
          <p className="peil-sentence">
            {change.offerings.map((one) => server(one.text)).join(' ')} {server(change.text)}
          </p>
          <ul className="peil-list" role="list">
            {change.requirements
              .flatMap((one) => [one, ...one.parts])
              .filter(({ gain }) => Number(gain) > 0)
              .map((one) => (
                <li key={one.id}>{server(one.text)}</li>
              ))}
          </ul>
        </div>
      ))}
      {answer.data && answer.data.changes.length > 0 && (
        <p className="peil-small peil-sub peil-after">
          {server(answer.data.assumption)} {text('offerings.nothingChanges')}
        </p>
      )}
    </Section>
  );
}
