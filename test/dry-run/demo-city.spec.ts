import {
  createDryRuns,
  createFactsReader,
  documentSchema,
  draftVersion,
  evaluate,
  schemeSchema,
} from '@peil/accreditation';
import { accreditationFacts, type DryRunDocument, type PublishedVersion, type Scheme } from '@peil/accreditation';
import { demoCity, sendCity } from '@peil/demo-city';
import { calendarDay } from '@peil/kernel';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { openRuntime, type Runtime } from '../../apps/server/src/wiring/runtime.js';
import { factsOf } from '../../libs/accreditation/src/read-models/facts-of.js';

const today = calendarDay('2026-11-24');
const folder = mkdtempSync(join(tmpdir(), 'peil-dry-run-'));
const file = join(__dirname, '../../libs/accreditation/schemes/amsterdam-draft.yaml');
const document = documentSchema.parse(parse(readFileSync(file, 'utf8')));

let runtime: Runtime;

beforeAll(async () => {
  runtime = await openRuntime(configurationFrom({ PEIL_DATA_DIR: folder, PEIL_LOG_LEVEL: 'error' }));
  await sendCity(demoCity({ seed: 'peil', today, size: 'small', scheme: document }), runtime);
  await runtime.projections.waitFor((await head()).position, 60_000);
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The last event of the log. */
async function head() {
  let last = { position: 0, id: '' };
  for await (const page of runtime.store.readAll(0)) for (const { position, id } of page) last = { position, id };
  return last;
}

const reader = () => createFactsReader(runtime.projections.database(accreditationFacts.name));

const limits = z.array(z.looseObject({ id: z.string() })).parse(document.limits);
const halvedIntervision = schemeSchema.parse({
  ...document,
  limits: limits.map((limit) => (limit.id === 'intervision-not-external' ? { ...limit, atMost: 2 } : limit)),
});
/** So few points count at all that most people in the small city fall back. */
const hardlyAnything = schemeSchema.parse({ ...document, limits: [{ id: 'all', atMost: 6 }] });

/** Before and after, straight from the facts: whatever the dry run does, this is what it must come to. */
function byBruteForce(tried: PublishedVersion) {
  const { published } = reader().schemes();
  const { lookup, registers } = reader().catalogue();
  const people = [...runtime.organisation.on(today).appointmentsOf.keys()];
  return people.sort().map((personId) => {
    const { facts } = factsOf(personId, reader().personFacts(personId), registers);
    const [before, after] = [published, [tried]].map((schemes) => {
      const entries = evaluate({ schemes, facts, offerings: lookup, asOf: today });
      const worst = ['lapsed', 'short', 'atRisk', 'onTrack', 'met', 'exempt'].find((status) =>
        entries.some((entry) => entry.status === status),
      );
      return {
        status: worst ?? 'notInScope',
        points: entries.reduce((sum, { total }) => sum + total.earned / 90_000, 0),
      };
    });
    return { personId, before: before!, after: after! };
  });
}

function draftOf(tried: Scheme): PublishedVersion {
  return draftVersion(tried, tried.from, 'draft', reader().schemes().published);
}

async function dryRun(...tried: readonly Scheme[]): Promise<DryRunDocument> {
  const dryRuns = createDryRuns({ reader: reader(), organisation: runtime.organisation });
  const drafts = tried.map((one, index) => ({ ...draftOf(one), version: `draft-${index}` }));
  const outcome = await dryRuns.run({ drafts, asOf: today });
  if (outcome === undefined) throw new Error('it was not cancelled');
  return outcome;
}

describe('a dry run over the demo city', () => {
  it.each([
    ['the intervision limit halved', halvedIntervision],
    ['hardly anything counting', hardlyAnything],
  ])('with %s: names and figures agree with before and after, and nothing is written', async (_, tried) => {
    const before = await head();
    const outcome = await dryRun(tried);
    expect(await head()).toEqual(before);

    const people = byBruteForce(draftOf(tried));
    const [figures] = outcome.whole.drafts;
    const count = (fits: (one: (typeof people)[number]) => boolean) => people.filter(fits).length;
    expect(outcome.whole.people).toBe(people.length);
    for (const status of ['lapsed', 'short', 'atRisk', 'onTrack', 'met', 'exempt', 'notInScope'] as const) {
      expect(outcome.whole.before[status]).toBe(count((one) => one.before.status === status));
      expect(figures?.after[status]).toBe(count((one) => one.after.status === status));
    }
    expect(figures?.fewerPoints).toBe(count((one) => one.after.points < one.before.points));
    expect(figures?.morePoints).toBe(count((one) => one.after.points > one.before.points));
    expect(figures?.byDirection.same).toBe(count((one) => one.after.status === one.before.status));

    const moved = outcome.changed.filter(({ drafts }) => drafts[0]?.direction !== 'same');
    expect(moved.map(({ personId, before: was, drafts }) => [personId, was, drafts[0]?.status])).toEqual(
      people
        .filter((one) => one.before.status !== one.after.status)
        .map((one) => [one.personId, one.before.status, one.after.status]),
    );
    const points = new Map(people.map((one) => [one.personId, [one.before.points, one.after.points]]));
    for (const { personId, drafts } of outcome.changed) {
      expect([Number(drafts[0]?.pointsBefore), Number(drafts[0]?.pointsAfter)]).toEqual(points.get(personId));
    }
    expect(figures?.transitions.reduce((sum, transition) => sum + transition.people, 0)).toBe(moved.length);
  });

  it('sets two drafts beside each other, and adds up by unit', async () => {
    const [both, first, second] = [
      await dryRun(halvedIntervision, hardlyAnything),
      await dryRun(halvedIntervision),
      await dryRun(hardlyAnything),
    ];
    expect(both.whole.drafts.map(({ after }) => after)).toEqual(
      [first, second].map(({ whole }) => whole.drafts[0]?.after),
    );
    expect(second.whole.drafts[0]?.byDirection.down).toBeGreaterThan(3);
    for (const { unitId, people, drafts } of second.units.filter(({ kind }) => kind !== 'team')) {
      const inUnit = second.changed.filter(({ unitIds }) => unitIds.includes(unitId));
      const moved = inUnit.filter((one) => one.drafts[0]?.direction !== 'same').length;
      expect([unitId, people - (drafts[0]?.byDirection.same ?? 0)]).toEqual([unitId, moved]);
    }
    expect(second.catalogue?.offerings).toBeGreaterThan(0);
  });

  it('stops when it is told to', async () => {
    const dryRuns = createDryRuns({ reader: reader(), organisation: runtime.organisation });
    const request = { drafts: [draftOf(hardlyAnything)], asOf: today };
    expect(await dryRuns.run(request, { isCancelled: () => true, sliceMs: 0 })).toBeUndefined();
  });
});
