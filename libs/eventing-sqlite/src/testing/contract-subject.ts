import type { StoreSubject } from '@peil/eventing/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../sqlite-event-store.js';

export const contractSubject: StoreSubject = {
  open: async () => {
    const directory = mkdtempSync(join(tmpdir(), 'peil-store-'));
    let store = await openSqliteEventStore({ directory });
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await openSqliteEventStore({ directory });
        return store;
      },
      close: async () => {
        await store.close();
        rmSync(directory, { recursive: true });
      },
    };
  },
};
