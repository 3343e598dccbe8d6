import { describeEventStoreContract } from '@peil/eventing/testing';
import { adapters, isEnrolled, subjectOf } from './adapters.js';

describe('enrolment', () => {
  it('finds every adapter there is', () => {
    expect(adapters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['in-memory', 'eventing-sqlite', 'eventing-kurrentdb']),
    );
  });

  it.each(adapters)('$name is enrolled in the store contract', (adapter) => {
    expect(isEnrolled(adapter)).toBe(true);
  });
});

for (const adapter of adapters) describeEventStoreContract(adapter.name, subjectOf(adapter));
