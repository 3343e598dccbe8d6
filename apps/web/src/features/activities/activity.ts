import type { Schemas } from '../../api/client.js';

/** One activity with its texts, its evidence and everything that happened to it. */
export type Activity = Schemas['ActivityAnswer'];
