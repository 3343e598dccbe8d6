import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../../../api/client.js';
import { triedOf, triedWritten, type PointsSearch } from '../points-search.js';
import { whatIfQuery } from './what-if.js';

/** The offerings ticked in the address, how to tick others, and what the server says of them. */
export type Trying = {
  readonly ticked: readonly string[];
  readonly tick: (ids: readonly string[]) => void;
  /** The answer about these ticks or, until it is there, about the ones before. */
  readonly answer: Schemas['WhatIfAnswer'] | undefined;
  /** The answer is about the ticks as they are. */
  readonly upToDate: boolean;
  readonly error: Error | null;
};

export function useTrying(personId: string, tryOut: string | undefined): Trying {
  const navigate = useNavigate();
  const ticked = triedOf(tryOut);
  const { data, error, isPlaceholderData } = useQuery({
    ...whatIfQuery(personId, ticked),
    placeholderData: (before) => before,
  });
  const tick = (ids: readonly string[]): void => {
    const written = triedWritten(ids);
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: ({ tryOut: _, ...others }: PointsSearch): PointsSearch => ({
        ...others,
        ...(written !== undefined && { tryOut: written }),
      }),
    });
  };
  return {
    ticked,
    tick,
    answer: ticked.length === 0 ? undefined : data,
    upToDate: data !== undefined && !isPlaceholderData,
    error,
  };
}
