import fc from 'fast-check';
import { decodeAppends, encodeAppends, type AppendRequest } from './append-wire.js';

const word = fc.stringMatching(/^[A-Za-z0-9.-]{1,30}$/);
const json = fc.jsonValue({ stringUnit: 'binary' }).map((value) => JSON.stringify({ value }));
const event = fc.record({ id: fc.uuid(), type: word, data: json, metadata: json });
const request = fc.tuple(word, fc.nat(), fc.array(event, { minLength: 1, maxLength: 4 }));

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
