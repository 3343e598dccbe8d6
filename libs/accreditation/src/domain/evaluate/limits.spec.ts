import { calendarDay, formatPoints } from '@peil/kernel';
import { personFactsSchema } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { evaluate } from './evaluate.js';

const scheme = schemeSchema.parse({
  scheme: 's',
  version: '1',
  from: '2024-01-01',
  name: { nl: 'a', en: 'b' },
  who: [{}],
  period: { type: 'calendar', length: { years: 1 }, anchor: '2024-01-01' },
  earn: [
    { id: 'congress', for: { kind: 'congress' }, give: { points: 4, per: 'day' } },
    { id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } },
  ],
  limits: [
    { id: 'congress', of: { kind: 'congress' }, atMost: 4 },
    { id: 'all', atMost: 0.25 },
    { id: 'share', of: { kind: 'congress' }, atMost: { share: '1/4', of: 'earned' } },
  ],
});

function earnedWith(...reviews: readonly string[]): string | undefined {
  const congresses = reviews.map((review, index) => ({ id: `c${index}`, kind: 'congress', day: '2024-03-01', review }));
  const training = { id: 't', kind: 'training', day: '2024-03-02', minutes: 15, review: 'approved' };
  const [balance] = evaluate({
    schemes: [publishedAsWritten(scheme)],
    facts: personFactsSchema.parse({ activities: [...congresses, training] }),
    offerings: () => undefined,
    asOf: calendarDay('2024-06-30'),
  });
  return balance && formatPoints(balance.total.earned);
}

test('what a share of the whole may take goes last, so that the whole is as large as can be', () => {
  expect(earnedWith('approved')).toBe('0.25');
});

test('a congress that waits does not change how the approved ones are filled', () => {
  expect(earnedWith('approved', 'submitted')).toBe(earnedWith('approved'));
});
