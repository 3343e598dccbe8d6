import { allTexts } from './all-texts.js';
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

const parts = [
  actionPlanTexts,
  activityTexts,
  clusterTexts,
  commonTexts,
  directorateTexts,
  historyTexts,
  importFieldTexts,
  importTexts,
  listTexts,
  indicatorTexts,
  magTexts,
  myDataTexts,
  offeringTexts,
  periodTexts,
  ownPagesTexts,
  pointsTexts,
  dryRunTexts,
  schemeFieldTexts,
  schemeTexts,
  schemeWordTexts,
  signInTexts,
  steeringTexts,
  tableTexts,
  whatIfTexts,
];
const entries = Object.entries(allTexts);

/** The names of the values in a text, at every depth; what stands behind a choice (`one {…}`) is no value. */
const valuesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/(?<!(?:one|other|none|=\d) )\{(\w+)(?=[,}])/g)].map(([, name = '']) => name))].sort();

/** Words that Peil does not use (design, section 9). */
const NEVER =
  /\b(oeps|succesvol\w*|invalide|onvoldoende|sanctie\w*|gebruikers?|a\.u\.b|hij|zij|haar|oops|score\w*)\b|!/i;

describe('the texts', () => {
  it('are there in both languages', () => {
    expect(entries.length).toBeGreaterThan(200);
    expect(entries.filter(([, { nl, en }]) => nl.trim() === '' || en.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('take the same values in both languages, but for the number that only one of them inflects', () => {
    const unlike = entries.filter(([, { nl, en }]) => {
      const without = (text: string) => valuesIn(text).filter((name) => name !== 'count');
      return without(nl).join() !== without(en).join();
    });
    expect(unlike.map(([key]) => key)).toEqual([]);
  });

  it('use no word that Peil does not use', () => {
    expect(entries.filter(([, { nl, en }]) => NEVER.test(nl) || NEVER.test(en)).map(([key]) => key)).toEqual([]);
  });

  it('have a key in one part only', () => {
    expect(parts.reduce((sum, part) => sum + Object.keys(part).length, 0)).toBe(entries.length);
  });
});
