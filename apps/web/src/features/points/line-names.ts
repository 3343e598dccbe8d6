import { useQuery } from '@tanstack/react-query';
import { useServerText, useText } from '../../texts/use-text.js';
import { kindsQuery, offeringsQuery, type LedgerLine } from './queries.js';

/** What a line is called: the offering, else the kind, else where it came from. */
export function useLineNames(): (line: Pick<LedgerLine, 'offeringId' | 'kind' | 'source'>) => {
  readonly name: string;
  readonly kind: string;
} {
  const text = useText();
  const server = useServerText();
  const kinds = useQuery(kindsQuery);
  const offerings = useQuery(offeringsQuery);
  return ({ offeringId, kind, source }) => {
    const kindName = kinds.data?.items.find(({ code }) => code === kind)?.names;
    const title = offerings.data?.items.find((one) => one.offeringId === offeringId)?.title;
    const what = kindName === undefined ? (kind ?? '') : server(kindName);
    if (source === 'adjustment') return { name: text('points.ledger.adjustment'), kind: '' };
    if (source === 'carryOver')
      return { name: text('points.ledger.carried'), kind: title === undefined ? what : server(title) };
    return { name: title === undefined ? what : server(title), kind: title === undefined ? '' : what };
  };
}
