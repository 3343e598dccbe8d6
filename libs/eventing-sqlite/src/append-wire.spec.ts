import fc from 'fast-check';
import {
  decodeAnswers,
  decodeAppends,
  encodeAnswers,
  encodeAppends,
  type AppendAnswer,
  type AppendRequest,
} from './append-wire.js';

const word = fc.stringMatching(/^[A-Za-z0-9.-]{1,30}$/);
const json = fc.jsonValue({ stringUnit: 'binary' }).map((value) => JSON.stringify({ value }));
const event = fc.record({ id: fc.uuid(), type: word, data: json, metadata: json });
const request = fc.tuple(word, fc.nat(), fc.array(event, { minLength: 1, maxLength: 4 }));

const answer: fc.Arbitrary<AppendAnswer> = fc.oneof(
  fc.tuple(fc.constant('appended' as const), fc.nat(), fc.nat()),
  fc.tuple(fc.constant('conflict' as const), fc.integer({ min: -1 })),
  fc.tuple(fc.constant('knownId' as const), fc.uuid()),
  fc.tuple(fc.constant('diskFull' as const), fc.constant('database or disk is full')),
);

describe('answers on their way back', () => {
  it('arrive as they were sent', () => {
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        expect(decodeAnswers(encodeAnswers(answers))).toEqual(answers);
      }),
      { numRuns: 300 },
    );
  });
});

describe('appends on their way to the writer', () => {
  it('arrive as they were sent', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 5 }), (requests: readonly AppendRequest[]) => {
        expect(decodeAppends(encodeAppends(requests))).toEqual(requests);
      }),
      { numRuns: 300 },
    );
  });
});
