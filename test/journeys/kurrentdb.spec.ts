import { startDoubleProcess } from '../kurrentdb/double/start-double-process.js';
import { describeBalanceJourney } from './describe-balance-journey.js';

describeBalanceJourney('KurrentDB', async () => {
  const double = await startDoubleProcess();
  return {
    variables: { PEIL_STORE: 'kurrentdb', PEIL_KURRENTDB_URL: double.connectionString },
    stop: () => double.stop(),
  };
});
