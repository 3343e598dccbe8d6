import type { Personality } from './double/personality.js';
import { recordedScenarios } from './recorded.js';
import type { Answer, Scenario } from './recorded.js';
import { differences, replay } from './replay.js';
import { freshPrefix, serverUnderTest } from './server-under-test.js';
import type { ServerUnderTest } from './server-under-test.js';

const scenarios = recordedScenarios();

jest.setTimeout(60_000);

/** Steps of these kinds need an administrator, on a server that has one. */
const deletes = ({ steps }: Scenario) => steps.some((step) => step.do === 'delete' || step.do === 'tombstone');

const mayDelete = !process.env['KURRENTDB_URL'] || !!process.env['KURRENTDB_ADMIN_URL'];
const runnable = scenarios.filter((scenario) => mayDelete || !deletes(scenario));

// A real server is what it is; the double plays both families, whose recorded answers are the same.
const personalities: readonly Personality[] = process.env['KURRENTDB_URL'] ? ['24.10'] : ['23.10', '24.10'];

describe.each(personalities)('the recorded answers of a real server (%s)', (personality) => {
  let server: ServerUnderTest;
  const played = new Map<string, readonly Answer[]>();

  beforeAll(async () => {
    server = await serverUnderTest(personality);
    if (!mayDelete) process.stderr.write('not run: the scenario "delete" (needs KURRENTDB_ADMIN_URL)\n');
  });
  afterAll(() => server.stop());

  const play = (scenario: Scenario, path: 'recorded' | 'classic' | 'batch') =>
    replay(scenario, { ...server, prefix: freshPrefix(), path });

  it('are 12 scenarios of 102 steps', () => {
    expect(scenarios).toHaveLength(12);
    expect(scenarios.flatMap(({ steps }) => steps)).toHaveLength(102);
  });

  it.each(runnable.map((scenario) => [scenario.name, scenario] as const))('%s', async (name, scenario) => {
    const answers = await play(scenario, 'recorded');
    played.set(name, answers);
    expect(differences(scenario, answers)).toEqual([]);
  });

  it.each(runnable.map((scenario) => [scenario.name, scenario] as const))(
    '%s, on the other append path',
    async (_name, scenario) => {
      const answers = await play(scenario, scenario.name.startsWith('batch-') ? 'classic' : 'batch');
      expect(differences(scenario, answers)).toEqual([]);
    },
  );

  it('turn red at each single changed answer', () => {
    for (const scenario of runnable) {
      const answers = played.get(scenario.name) ?? [];
      scenario.steps.forEach((_, index) => {
        const steps = scenario.steps.map((step, at) => (at === index ? changed(step) : step));
        const found = differences({ ...scenario, steps }, answers);
        expect(found.map(({ step }) => step)).toEqual([index]);
      });
    }
  });
});

/** The step with another answer than the recorded one. */
function changed(step: Scenario['steps'][number]): Scenario['steps'][number] {
  const other = { error: 'AnotherError', type: 'other' };
  switch (step.do) {
    case 'append':
      return { ...step, answer: 'revision' in step.answer ? { revision: `${step.answer.revision}1` } : other };
    case 'read':
      return { ...step, answer: 'events' in step.answer ? { events: [...step.answer.events, ['9', 'more']] } : other };
    case 'readAll':
      return { ...step, answer: 'events' in step.answer ? { events: [...step.answer.events, 'more'] } : other };
    case 'subscribeAll':
      return { ...step, answer: { log: step.answer.log.toReversed() } };
    case 'delete':
    case 'tombstone':
      return { ...step, answer: other };
  }
}
