import { plantedBugs, storeContract } from '@peil/eventing/testing';
import { adapters, subjectOf } from './adapters.js';

/** A contract that cannot fail promises nothing: each bug, planted in each adapter, must turn its case red. */
describe.each(adapters)('planted in $name', (adapter) => {
  it.each(plantedBugs)(
    'a store that $name is caught',
    async ({ caughtBy, plant }) => {
      const contractCase = storeContract.find(({ name }) => name === caughtBy);
      if (contractCase === undefined) throw new Error(`no such case: ${caughtBy}`);
      await expect(contractCase.run(plant(subjectOf(adapter)))).rejects.toThrow();
    },
    60_000,
  );
});
