import { startPeil } from '../support/peil.js';

const signIn = (url: string) =>
  fetch(`${url}/v1/demo-sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ persona: 'manager' }),
  });

describe('demo sign-in', () => {
  it('does not exist outside demo mode, not even in the document', async () => {
    const peil = await startPeil({ environment: { PEIL_DEMO: 'false' } });
    expect((await signIn(peil.url)).status).toBe(404);
    expect(await (await fetch(`${peil.url}/v1/openapi.json`)).text()).not.toContain('demo-sessions');
    await peil.close();
  });

  it('says so when nobody in the city has that role', async () => {
    const peil = await startPeil();
    expect((await signIn(peil.url)).status).toBe(422);
    await peil.close();
  });
});
