import { calendarDay, instant } from '@peil/kernel';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dryRunDocumentSchema, type DryRunDocument } from '../domain/dry-run/document.js';
import { documentSchema } from '../domain/scheme-lifecycle/events.js';
import type { DryRuns } from '../read-models/dry-run.js';
import { suppressedDryRun } from '../read-models/suppressed-dry-run.js';
import { createDryRunQueue } from './dry-run-queue.js';
import { memoryDryRunStore, type DryRunRecord, type DryRunStore } from './dry-run-store.js';
import { openLocalDryRunStore } from './local-dry-run-store.js';

const file = join(__dirname, '../../schemes/amsterdam-draft.yaml');
const document = documentSchema.parse(parse(readFileSync(file, 'utf8')));
const text = { nl: 'Tekst', en: 'Text' };
const noStatus = { lapsed: 0, short: 0, atRisk: 0, onTrack: 0, met: 0, exempt: 0, notInScope: 0 };

function figures(people: number, down: number) {
  return {
    people,
    before: { ...noStatus, met: people },
    drafts: [
      {
        after: { ...noStatus, met: people - down, atRisk: down },
        byDirection: { down, up: 0, aside: 0, same: people - down },
        morePoints: 0,
        fewerPoints: down,
        transitions: [],
      },
    ],
  };
}
const outcome: DryRunDocument = dryRunDocumentSchema.parse({
  schemeId: 'amsterdam-draft',
  schemeName: text,
  asOf: '2026-10-13',
  position: 12,
  versions: [{ version: 'draft', from: '2026-01-01', headline: text, detail: text }],
  whole: figures(60, 18),
  units: [
    { unitId: 'space', kind: 'cluster', name: 'Ruimte', ...figures(60, 18) },
    { unitId: 'parks', kind: 'directorate', name: 'Parken', parentId: 'space', ...figures(20, 8) },
    { unitId: 'streets', kind: 'directorate', name: 'Straten', parentId: 'space', ...figures(20, 9) },
    { unitId: 'water', kind: 'directorate', name: 'Water', parentId: 'space', ...figures(20, 1) },
  ],
  requirements: [],
  changed: [],
  milliseconds: 4,
});

const asked = (dryRunId: string): Omit<DryRunRecord, 'state' | 'done' | 'total'> => ({
  dryRunId,
  schemeId: 'amsterdam-draft',
  requestedBy: 'hr',
  requestedAt: instant('2026-10-13T09:00:00Z'),
  tried: [{ document, from: calendarDay('2026-01-01') }],
  asOf: calendarDay('2026-10-13'),
});

/** A dry run that goes on until it is let go, or cancelled. */
function heldBack() {
  const begun: string[] = [];
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const dryRuns: DryRuns = {
    peopleOn: () => 60,
    async run({ drafts }, control) {
      begun.push(drafts.map(({ version }) => version).join());
      await released;
      control?.onProgress?.(60);
      return control?.isCancelled?.() === true ? undefined : outcome;
    },
  };
  return { dryRuns, begun, letGo: () => letGo() };
}

function queueOn(store: DryRunStore, dryRuns: DryRuns) {
  const failures: unknown[] = [];
  const now = () => instant('2026-10-13T09:00:00Z');
  const queue = createDryRunQueue({
    ...{ dryRuns, store, now, published: () => [] },
    onFailure: (error) => failures.push(error),
  });
  return { queue, failures };
}

describe('dry runs by turns', () => {
  it('begin one at a time, and no more wait than a few', async () => {
    const { dryRuns, begun, letGo } = heldBack();
    const { queue } = queueOn(memoryDryRunStore(), dryRuns);
    const ids = Array.from({ length: 9 }, (_, index) => `run-${index}`);
    const answers = [];
    for (const id of ids) answers.push(await queue.begin(asked(id)));
    expect(answers.filter((answer) => answer === 'full')).toHaveLength(1);
    expect(begun).toHaveLength(1);
    letGo();
    await queue.waitFor('run-7', 10_000);
    expect(begun).toHaveLength(8);
    expect(await queue.find('run-0')).toMatchObject({ state: 'finished', done: 60, total: 60 });
    expect(await queue.outcomeOf('run-0')).toEqual(outcome);
  });

  it('stop when cancelled, before or while they run', async () => {
    const { dryRuns, begun, letGo } = heldBack();
    const { queue } = queueOn(memoryDryRunStore(), dryRuns);
    await queue.begin(asked('runs'));
    await queue.begin(asked('waits'));
    const cancelled = [queue.cancel('waits'), queue.cancel('runs')];
    letGo();
    expect(await Promise.all(cancelled)).toEqual([true, true]);
    expect(begun).toHaveLength(1);
    expect(await queue.find('runs')).toMatchObject({ state: 'cancelled' });
    expect(await queue.find('waits')).toMatchObject({ state: 'cancelled' });
  });

  it('say that they failed', async () => {
    const broken: DryRuns = { peopleOn: () => 1, run: () => Promise.reject(new Error('a bug')) };
    const { queue, failures } = queueOn(memoryDryRunStore(), broken);
    await queue.begin(asked('one'));
    await queue.waitFor('one', 10_000);
    expect(await queue.find('one')).toMatchObject({ state: 'failed' });
    expect(failures).toHaveLength(1);
  });
});

describe('what is kept of dry runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-dry-runs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const record = (dryRunId: string, more: Partial<DryRunRecord> = {}): DryRunRecord => ({
    ...asked(dryRunId),
    ...{ state: 'finished', done: 60, total: 60 },
    ...more,
  });

  it.each([
    ['in memory', () => ({ ...memoryDryRunStore(), close: () => undefined })],
    ['in a file', () => openLocalDryRunStore(join(folder, 'one.db'))],
  ])('%s: records, outcomes, and what was decided on for good', async (_, open) => {
    const store = open();
    await store.save(record('old', { requestedAt: instant('2026-01-01T00:00:00Z') }));
    await store.save(record('decided', { requestedAt: instant('2026-01-02T00:00:00Z'), decidedVersion: 2 }));
    await store.save(record('new'));
    await store.saveOutcome('new', outcome);
    expect((await store.list('amsterdam-draft')).map(({ dryRunId }) => dryRunId)).toEqual(['new', 'decided', 'old']);
    expect(await store.outcomeOf('new')).toEqual(outcome);
    await store.removeBefore(instant('2026-06-01T00:00:00Z'));
    expect((await store.list('amsterdam-draft')).map(({ dryRunId }) => dryRunId)).toEqual(['new', 'decided']);
    await store.remove('new');
    expect([await store.find('new'), await store.outcomeOf('new')]).toEqual([undefined, undefined]);
    store.close();
  });

  it('finds what was under way when the process ended as failed', async () => {
    const path = join(folder, 'two.db');
    const before = openLocalDryRunStore(path);
    await before.save(record('one', { state: 'running', done: 3 }));
    before.close();
    const after = openLocalDryRunStore(path);
    expect(await after.find('one')).toMatchObject({ state: 'failed', done: 3 });
    after.close();
  });
});

describe('for who may not see the people', () => {
  it('hides a small count and another one, so that no total gives it away', () => {
    const { whole, units } = suppressedDryRun(outcome, new Set(), 5);
    const down = [...units.values()].map(({ drafts }) => drafts[0]?.byDirection.down);
    expect(units.get('water')?.drafts[0]?.byDirection.down).toBeNull();
    expect(down.slice(1).filter((count) => count === null).length).toBeGreaterThan(1);
    expect(units.get('water')?.before.met).toBeNull();
    expect(whole.people).toBe(60);
  });

  it('takes off a total what is known of the own directorates', () => {
    const { units } = suppressedDryRun(outcome, new Set(['parks', 'streets']), 5);
    expect(units.get('parks')?.drafts[0]?.byDirection).toEqual({ down: 8, up: 0, aside: 0, same: 12 });
    // 18 in the cluster less the 17 that are known is the one in the water
    expect(units.get('space')?.drafts[0]?.byDirection.down).toBeNull();
    expect(units.get('water')?.drafts[0]?.byDirection.down).toBeNull();
  });

  it('shows everything of a cluster of which every directorate is open', () => {
    const { whole } = suppressedDryRun(outcome, new Set(['parks', 'streets', 'water']), 5);
    expect(whole.drafts[0]?.byDirection).toEqual({ down: 18, up: 0, aside: 0, same: 42 });
  });
});
