import { useQuery } from '@tanstack/react-query';
import { useServerText } from '../../texts/use-text.js';
import { balanceQuery } from '../points/queries.js';

const PREFIX = 'components.';

/** The components of leadership that the person's own scheme asks about, with their names. */
export function useComponents(personId: string): readonly { readonly code: string; readonly name: string }[] {
  const server = useServerText();
  const balance = useQuery(balanceQuery(personId, {}));
  const parts = balance.data?.balances.flatMap(({ requirements }) => requirements.flatMap((one) => one.parts)) ?? [];
  const byCode = new Map(
    parts.filter(({ id }) => id.startsWith(PREFIX)).map(({ id, label }) => [id.slice(PREFIX.length), server(label)]),
  );
  return [...byCode].map(([code, name]) => ({ code, name }));
}
