import { useQuery } from '@tanstack/react-query';
import type { TextKey } from '../../texts/all-texts.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { kindsQuery } from '../points/queries.js';

const COMPONENTS: Readonly<Record<string, TextKey>> = {
  direction: 'component.direction',
  connection: 'component.connection',
  development: 'component.development',
  results: 'component.results',
  integrity: 'component.integrity',
};

/** The components of the leadership vision that are named here. */
export const COMPONENT_CODES = Object.keys(COMPONENTS);

/** What kinds and components are called. */
export function useOfferingNames(): {
  readonly kind: (code: string) => string;
  readonly component: (code: string) => string;
} {
  const text = useText();
  const server = useServerText();
  const kinds = useQuery(kindsQuery);
  return {
    kind: (code) => {
      const names = kinds.data?.items.find((one) => one.code === code)?.names;
      return names === undefined ? code : server(names);
    },
    component: (code) => {
      const key = COMPONENTS[code];
      return key === undefined ? code : text(key);
    },
  };
}
