import { demoPeople } from '@peil/demo-city';
import { say, sayBoth } from '../speaking/language.js';
import { table } from '../speaking/table.js';
import type { DemoRecord } from './demo-record.js';
import { cityOptions } from './make-city.js';

/** Who to sign in as, and how, for a person at a terminal. */
export function welcome(record: DemoRecord, address: string): string {
  const { personas, situations } = demoPeople(cityOptions(record));
  const people = table(
    ['persona', sayBoth('kenmerk', 'id'), sayBoth('wie', 'who')],
    personas.map(({ code, personId, description }) => [code, personId, say(description)]),
  );
  const managers = table(
    [sayBoth('situatie', 'situation'), sayBoth('kenmerk', 'id'), sayBoth('wat er te zien is', 'what there is to see')],
    situations.map(({ code, personId, description }) => [code, personId, say(description)]),
  );
  const manager = personas.find(({ code }) => code === 'manager')?.personId ?? '';
  return [
    sayBoth(`Peil draait op ${address}. Stoppen: Ctrl-C.`, `Peil runs on ${address}. To stop: Ctrl-C.`),
    '',
    sayBoth('Log in als een van deze mensen:', 'Sign in as one of these people:'),
    '',
    people,
    '',
    sayBoth('Leidinggevenden om naar te kijken:', 'Managers to look at:'),
    '',
    managers,
    '',
    sayBoth('Bijvoorbeeld:', 'For instance:'),
    '',
    `  TOKEN=$(curl -s ${address}/v1/demo-sessions -H 'content-type: application/json' \\`,
    `    -d '{"persona":"manager"}' | sed -E 's/.*"token":"([^"]+)".*/\\1/')`,
    `  curl -s ${address}/v1/me -H "authorization: Bearer $TOKEN"`,
    `  curl -s ${address}/v1/managers/${manager}/balance -H "authorization: Bearer $TOKEN"`,
  ].join('\n');
}
