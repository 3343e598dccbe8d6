import { describeEventStoreContract } from '@peil/eventing/testing';
import { adapters, isEnrolled, subjectOf } from './adapters.js';

describe('enrolment', () => {
  it('finds the in-memory store and the embedded one', () => {
    expect(adapters.map(({ name }) => name)).toEqual(expect.arrayContaining(['in-memory']));
  });

  it.each(adapters)('$name is enrolled in the store contract', (adapter) => {
    expect(isEnrolled(adapter)).toBe(true);
  });
});

for (const adapter of adapters) describeEventStoreContract(adapter.name, subjectOf(adapter));
