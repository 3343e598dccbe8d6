import type { ProjectionRunner } from '@peil/projections';
import { PROJECTIONS } from '@peil/http-api';
import { STOPPING, type Stopping } from '../../apps/server/src/operation/stopping.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

let peil: RunningPeil;
beforeAll(async () => {
  peil = await startPeil({ prepare: buildSmallCity });
});
afterAll(() => peil.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const ask = async (path: string) => {
  const answer = await fetch(`${peil.url}/health${path}`);
  return { status: answer.status, body: await answer.json() };
};

describe('health', () => {
  it('is alive, ready and well', async () => {
    expect(await ask('/live')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await ask('/ready')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await ask('')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('is alive and not ready while the reading side is behind', async () => {
    const runner = peil.app.get<ProjectionRunner>(PROJECTIONS, { strict: false });
    // The reading side as it is when it never gets there.
    jest.spyOn(runner, 'waitFor').mockResolvedValue(false);
    expect(await ask('/live')).toMatchObject({ status: 200 });
    expect(await ask('/ready')).toEqual({ status: 503, body: { status: 'notReady', reason: 'behind' } });
  });

  it('is not ready while the log cannot be asked', async () => {
    jest.spyOn(peil.runtime.store, 'head').mockRejectedValue(new Error('gone'));
    expect(await ask('/ready')).toEqual({ status: 503, body: { status: 'notReady', reason: 'storeUnreachable' } });
  });

  it('is not ready once it was told to stop', async () => {
    const stopping = peil.app.get<Stopping>(STOPPING);
    stopping.begun = true;
    expect(await ask('/ready')).toEqual({ status: 503, body: { status: 'notReady', reason: 'stopping' } });
    stopping.begun = false;
    expect(await ask('/ready')).toMatchObject({ status: 200 });
  });
});
