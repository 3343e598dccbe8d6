import { describeBalanceJourney } from './describe-balance-journey.js';

describeBalanceJourney('SQLite', async () => ({ variables: {}, stop: async () => undefined }));
