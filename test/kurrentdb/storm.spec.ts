import type { Timing } from '@peil/eventing-kurrentdb';
import type { Personality } from './double/personality.js';
import { startDouble } from './double/start-double.js';
import { isSound } from './storm/history.js';
import { inWords, storm } from './storm/storm.js';
import { disastersByCommand, disastersOfDouble } from './storm/targets.js';

const timing: Partial<Timing> = { appendMs: 300, silenceMs: 300, watchdogMs: 300, pauseMs: 5, longestPauseMs: 50 };
const pace = { downMs: 500, upMs: 200 };

jest.setTimeout(180_000);

describe('a storm over three nodes', () => {
  it.each<Personality>(['23.10', '24.10'])(
    'loses nothing that was acknowledged, whatever happens to nodes like %s',
    async (personality) => {
      const double = await startDouble({ nodes: 3, personality });
      try {
        const connectionString = `${double.connectionString}&maxDiscoverAttempts=2&discoveryInterval=20`;
        const disasters = disastersOfDouble(double, pace);
        const report = await storm({ connectionString, disasters, rounds: disasters.length * 2, writers: 8, timing });
        process.stderr.write(`${inWords(report)}\n`);
        expect(report).toMatchObject({ lost: [], doubled: [], misplaced: [], misdelivered: [], complaints: [] });
        expect(report.acknowledged).toBeGreaterThan(100);
        expect(report.notices.appendRepeated).toBeGreaterThan(0);
        expect(report.notices.resubscribed).toBeGreaterThan(0);
      } finally {
        await double.stop();
      }
    },
  );

  it('says so when a node loses what it had acknowledged', async () => {
    const double = await startDouble({ nodes: 3 });
    try {
      const { connectionString } = double;
      const disasters = disastersOfDouble(double, pace, true).slice(0, 1);
      const report = await storm({ connectionString, disasters, rounds: 1, writers: 8, timing });
      expect(isSound(report)).toBe(false);
      expect(report.lost.length).toBeGreaterThan(0);
      expect(inWords(report)).toMatch(/^lost: /m);
    } finally {
      await double.stop();
    }
  });
});

describe('the disasters of a real server', () => {
  const named = (...commands: Parameters<typeof disastersByCommand>) =>
    disastersByCommand(...commands).map(({ name }) => name);

  it('are those for which there is a command', () => {
    const nothing = { kill: undefined, start: undefined };
    expect(named({ ...nothing, nodes: 1 }, pace)).toEqual([]);
    expect(named({ kill: 'k', start: 's', nodes: 1 }, pace)).toEqual(['a node killed']);
    expect(named({ kill: 'k {node}', start: 's {node}', freeze: 'f', thaw: 't', nodes: 3 }, pace)).toEqual([
      'a node killed',
      'a node frozen',
      'all nodes killed, then started',
    ]);
  });
});
