import { describeBalanceJourney } from './balance.journey.js';

describeBalanceJourney('SQLite', async () => ({ variables: {}, stop: async () => undefined }));
