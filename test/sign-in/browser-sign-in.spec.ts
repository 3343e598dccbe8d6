import { setTimeout as delay } from 'node:timers/promises';
import { instant, type Instant } from '@peil/kernel';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { cookieWalk } from './support/cookie-walk.js';
import { SPOILINGS } from './support/provider-process.js';
import { startWithProvider, type SignedInPeil } from './support/signed-in-peil.js';

const HOUR = 3600;
let on: SignedInPeil;
/** How far the clock of Peil is ahead, in seconds: an hour is over at once. */
let ahead = 0;
const now = (): Instant => instant(DateTime.utc().plus({ seconds: ahead }).toISO());

beforeAll(async () => {
  on = await startWithProvider({ now, accessTokenSeconds: HOUR });
});
afterAll(() => on.close());
afterEach(async () => {
  ahead = 0;
  await on.provider.spoil('nothing');
});

const meSchema = z.looseObject({ personId: z.string(), roles: z.array(z.string()) });
type Walk = ReturnType<typeof cookieWalk>;
const me = (walk: Walk) => walk.ask(`${on.peil.url}/v1/me`);
const signOut = (walk: Walk) =>
  walk.ask(`${on.peil.url}/v1/session-endings`, { method: 'POST', headers: { 'peil-page': '1' } });

describe('sign-in with an identity provider', () => {
  it('signs in whom the provider knows, and lands on the page that was asked for', async () => {
    const walk = cookieWalk();
    expect((await me(walk)).status).toBe(401);
    const { at, last } = await walk.signIn(on.peil.url, 'treesmanager', '/points?asOf=2026-01-01');
    expect(at).toBe('/points?asOf=2026-01-01');
    const cookie = last.headers.getSetCookie().find((line) => line.startsWith('peil-session='));
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(meSchema.parse(await (await me(walk)).json())).toMatchObject({ personId: 'treesmanager' });
  });

  it.each(['//elsewhere.example/x', 'https://elsewhere.example', '/\\elsewhere.example', 'points'])(
    'never lands elsewhere: %s',
    async (then) => {
      expect((await cookieWalk().signIn(on.peil.url, 'treesmanager', then)).at).toBe('/');
    },
  );

  it('sends no token to the browser', async () => {
    const walk = cookieWalk();
    const { last } = await walk.signIn(on.peil.url, 'treesmanager');
    const said = JSON.stringify([[...last.headers], await last.text()]);
    expect(said).not.toMatch(/eyJ[\w-]+\./);
  });

  it('does not know who is nobody in Peil', async () => {
    const walk = cookieWalk();
    expect((await walk.signIn(on.peil.url, 'a-stranger')).at).toBe('/sign-in?failed=unknown');
    expect((await me(walk)).status).toBe(401);
  });

  it.each(SPOILINGS)('refuses an ID token with another or without right %s', async (how) => {
    await on.provider.spoil(how);
    const walk = cookieWalk();
    expect((await walk.signIn(on.peil.url, 'treesmanager')).at).toBe('/sign-in?failed=refused');
    expect((await me(walk)).status).toBe(401);
  });

  it('belongs to the browser that began it', async () => {
    const [victim, attacker] = [cookieWalk(), cookieWalk()];
    const answer = await attacker.ask(`${on.peil.url}/oidc/sign-in`);
    const state = new URL(answer.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const forged = await victim.ask(`${on.peil.url}/oidc/callback?code=stolen&state=${state}`);
    expect(forged.headers.get('location')).toBe('/sign-in?failed=refused');
    expect((await attacker.ask(`${on.peil.url}/oidc/callback?code=stolen&state=wrong`)).headers.get('location')).toBe(
      '/sign-in?failed=refused',
    );
  });

  it('asks the provider for PKCE, a state and a nonce', async () => {
    const { searchParams } = new URL(
      (await cookieWalk().ask(`${on.peil.url}/oidc/sign-in`)).headers.get('location') ?? '',
    );
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect((searchParams.get(name) ?? '').length).toBeGreaterThan(20);
    }
  });

  it('is refreshed with the provider, many requests at once among them', async () => {
    const walk = cookieWalk();
    await walk.signIn(on.peil.url, 'treesmanager');
    for (let time = 1; time <= 3; time += 1) {
      ahead = time * (HOUR + 1);
      const answers = await Promise.all(Array.from({ length: 8 }, () => me(walk)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    }
  });

  it.each(SPOILINGS.filter((how) => how !== 'nonce'))(
    'ends when a refresh brings an ID token with another %s',
    async (how) => {
      const walk = cookieWalk();
      await walk.signIn(on.peil.url, 'treesmanager');
      await on.provider.spoil(how);
      expect((await me(walk)).status).toBe(200);
      ahead = HOUR + 1;
      expect((await me(walk)).status).toBe(401);
      await on.provider.spoil('nothing');
      expect((await me(walk)).status).toBe(401);
    },
  );

  it('ends after a working day, however often it was refreshed', async () => {
    const walk = cookieWalk();
    await walk.signIn(on.peil.url, 'treesmanager');
    ahead = 8 * HOUR - 60;
    expect((await me(walk)).status).toBe(200);
    ahead = 8 * HOUR + 60;
    expect((await me(walk)).status).toBe(401);
  });

  it('ends by signing out, here and with the provider', async () => {
    const walk = cookieWalk();
    await walk.signIn(on.peil.url, 'treesmanager');
    expect((await walk.ask(`${on.peil.url}/v1/session-endings`, { method: 'POST' })).status).toBe(403);
    expect((await signOut(walk)).status).toBe(204);
    expect((await me(walk)).status).toBe(401);
    const options: unknown = await (await fetch(`${on.peil.url}/v1/sign-in-options`)).json();
    expect(options).toMatchObject({ demo: false, beginAt: '/oidc/sign-in' });
    const { endAt } = z.object({ endAt: z.url() }).parse(options);
    expect(endAt.startsWith(`${on.provider.issuer}/session/end`)).toBe(true);
  });

  it('gives the roles of the organisation by day, and those the provider vouches for beside them', async () => {
    const roles = async (login: string) => {
      const walk = cookieWalk();
      await walk.signIn(on.peil.url, login);
      return meSchema.parse(await (await me(walk)).json()).roles;
    };
    expect(await roles('parksdirector')).toEqual(['manager', 'director']);
    expect(await roles('reporter')).toEqual(['hr', 'reporting']);
  });

  it('has no demo sign-in beside it', async () => {
    expect((await fetch(`${on.peil.url}/v1/demo-personas`)).status).toBe(404);
  });
});

describe('a key that the provider rotates', () => {
  it('is found, and the one before it is forgotten', async () => {
    await on.provider.rotate();
    // The keys are asked for again at most once in some seconds.
    for (;;) {
      const walk = cookieWalk();
      const { at } = await walk.signIn(on.peil.url, 'treesmanager');
      if (at === '/') break;
      expect(at).toBe('/sign-in?failed=refused');
      // Slower than the limit on sign-ins.
      await delay(500);
    }
  });
});
