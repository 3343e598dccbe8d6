import { actionPlanTexts } from './action-plan.js';
import { activityTexts } from './activities.js';
import { clusterTexts } from './cluster.js';
import { commonTexts } from './common.js';
import { directorateTexts } from './directorate.js';
import { historyTexts } from './history.js';
import { importFieldTexts } from './import-fields.js';
import { importTexts } from './imports.js';
import { listTexts } from './lists.js';
import { indicatorTexts } from './indicators.js';
import { magTexts } from './mag.js';
import { myDataTexts } from './my-data.js';
import { offeringTexts } from './offerings.js';
import { periodTexts } from './periods.js';
import { ownPagesTexts } from './own-pages.js';
import { pointsTexts } from './points.js';
import { dryRunTexts } from './dry-runs.js';
import { schemeFieldTexts } from './scheme-fields.js';
import { schemeTexts } from './schemes.js';
import { schemeWordTexts } from './scheme-words.js';
import { signInTexts } from './sign-in.js';
import { steeringTexts } from './steering.js';
import { tableTexts } from './tables.js';
import { whatIfTexts } from './what-if.js';

/** Every text of the application, in both languages, in one place. */
export const allTexts = {
  ...clusterTexts,
  ...commonTexts,
  ...actionPlanTexts,
  ...activityTexts,
  ...dryRunTexts,
  ...schemeFieldTexts,
  ...schemeTexts,
  ...schemeWordTexts,
  ...signInTexts,
  ...ownPagesTexts,
  ...pointsTexts,
  ...historyTexts,
  ...directorateTexts,
  ...indicatorTexts,
  ...magTexts,
  ...myDataTexts,
  ...importTexts,
  ...importFieldTexts,
  ...steeringTexts,
  ...tableTexts,
  ...offeringTexts,
  ...periodTexts,
  ...listTexts,
  ...whatIfTexts,
};
export type TextKey = keyof typeof allTexts;
