import { emptyLog, inMemoryEventStore } from '../in-memory-event-store.js';
import type { StoreSubject } from './store-contract.js';

export const contractSubject: StoreSubject = {
  open: async () => {
    const log = emptyLog();
    let store = inMemoryEventStore(log);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = inMemoryEventStore(log);
        return store;
      },
      close: () => store.close(),
    };
  },
};
