import { instant } from '@peil/kernel';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';
import { askEverything, guardedOperationsOf, statusOf, type GuardedOperation } from './ask-everything.js';
import { ASKERS, EXPECTED } from './expected.js';

let peil: RunningPeil;
let operations: readonly GuardedOperation[];
let now = instant('2024-06-03T10:00:00Z');

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
  operations = await guardedOperationsOf(peil.url);
});
afterAll(() => peil.close());

describe('the access matrix', () => {
  it('has a row for every operation, and no row without its operation', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it('keeps out who is not signed in, with an unknown, an expired or a malformed token', async () => {
    const unexpected: string[] = [];
    const expired = peil.signIn(ASKERS.hrOfAll);
    const before = now;
    now = instant('2024-06-04T10:00:00Z');
    for (const operation of operations) {
      if (EXPECTED[operation.id] === 'public') continue;
      for (const token of [undefined, 'unknown', expired, `${expired}x`, 'a b']) {
        const status = await statusOf(peil.url, operation, {}, token);
        if (status !== 401) unexpected.push(`${operation.id} with ${token ?? 'no token'}: ${status}`);
      }
    }
    now = before;
    expect(unexpected).toEqual([]);
  });

  it('lets every role do over everyone exactly what the reviewed table says', async () => {
    const { unexpected, asked } = await askEverything(peil.url, operations, peil.signIn);
    expect(unexpected).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  });
});
