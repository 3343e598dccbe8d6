import { storeContract, type StoreSubject } from './store-contract.js';

/**
 * Runs the store contract under jest.
 *
 * An adapter enrols by a file `libs/eventing-<name>/src/testing/contract-subject.ts` that exports `contractSubject`;
 * `test/contract` finds it there and fails while it is missing.
 *
 * @param subject how to open the adapter on an empty log, open that log again, and clear up
 */
export function describeEventStoreContract(name: string, subject: StoreSubject): void {
  describe(`the event store contract: ${name}`, () => {
    it.each(storeContract)(
      '$name',
      async ({ run }) => {
        await run(subject);
      },
      60_000,
    );
  });
}
