import { z } from 'zod';
import { instant } from '@peil/kernel';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

let peil: RunningPeil;
beforeAll(async () => {
  peil = await startPeil({ now: () => instant('2024-06-03T10:00:00Z'), prepare: buildSmallCity });
});
afterAll(() => peil.close());

const post = (path: string, headers: Record<string, string>, body: unknown = {}) =>
  fetch(`${peil.url}/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function signIn(): Promise<{ readonly setCookie: string; readonly cookie: string }> {
  const answer = await post('/demo-sessions', {}, { persona: 'manager' });
  const setCookie = answer.headers.get('set-cookie') ?? '';
  return { setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

const me = (cookie: string) => fetch(`${peil.url}/v1/me`, { headers: { Cookie: cookie } });
const search = (headers: Record<string, string>) => post('/people-searches', headers, { words: 'a' });

describe('the session of the page', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    const { setCookie, cookie } = await signIn();
    expect(setCookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(setCookie).toMatch(/Path=\/; Max-Age=\d+/);
    expect((await me(cookie)).status).toBe(200);
  });

  it('reads without more, and writes only for a page of ours', async () => {
    const { cookie } = await signIn();
    const forged = await search({ Cookie: cookie });
    expect(forged.status).toBe(403);
    expect(z.object({ code: z.string() }).parse(await forged.json()).code).toBe('not-from-our-page');
    expect((await search({ Cookie: cookie, 'peil-page': '1' })).status).not.toBe(403);
  });

  it('leaves a client with a token alone', async () => {
    const token = peil.signIn('treesmanager');
    expect((await search({ Authorization: `Bearer ${token}` })).status).not.toBe(403);
  });

  it('does not go before a token, however wrong that is', async () => {
    const { cookie } = await signIn();
    const answer = await fetch(`${peil.url}/v1/me`, { headers: { Cookie: cookie, Authorization: 'Bearer wrong' } });
    expect(answer.status).toBe(401);
  });

  it('ends by signing out', async () => {
    const { cookie } = await signIn();
    expect((await post('/session-endings', { Cookie: cookie })).status).toBe(403);
    const ended = await post('/session-endings', { Cookie: cookie, 'peil-page': '1' });
    expect(ended.status).toBe(204);
    expect(ended.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await me(cookie)).status).toBe(401);
  });
});

describe('who can be signed in as', () => {
  const peopleSchema = z.object({
    personas: z.array(z.object({ persona: z.string(), personId: z.string(), name: z.string() })),
    situations: z.array(z.unknown()),
  });

  it('is one person of each role there is, by name', async () => {
    const { personas } = peopleSchema.parse(await (await fetch(`${peil.url}/v1/demo-personas`)).json());
    expect(personas.map(({ persona }) => persona)).toEqual([
      'manager',
      'director',
      'city-director',
      'hr',
      'auditor',
      'reporting',
    ]);
    for (const { persona, personId } of personas) {
      expect((await post('/demo-sessions', {}, { persona, personId })).status).toBe(201);
    }
  });
});
