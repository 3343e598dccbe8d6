import { randomUUID } from 'node:crypto';
import type { StoreSubject } from '@peil/eventing/testing';
import { startDouble } from '../../../../test/kurrentdb/double/start-double.js';
import { openKurrentDbStore } from '../kurrentdb-store.js';

/**
 * The KurrentDB store over the wire: against the real server that `KURRENTDB_URL` names, else against the protocol
 * double. A real server is shared and never wiped, so each case has a namespace of its own in it.
 */
export const contractSubject: StoreSubject = {
  open: async () => {
    const { KURRENTDB_URL: url } = process.env;
    const server = url ? { connectionString: url, stop: async () => undefined } : await startDouble();
    const namespace = url ? `contract${randomUUID().replaceAll('-', '')}.` : '';
    const open = () => openKurrentDbStore({ connectionString: server.connectionString, namespace });
    let store = await open();
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await open();
        return store;
      },
      close: async () => {
        await store.close();
        await server.stop();
      },
    };
  },
};
