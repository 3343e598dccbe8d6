import { instant } from '@peil/kernel';
import { setTimeout as delay } from 'node:timers/promises';
import { askEverything, guardedOperationsOf } from '../access/ask-everything.js';
import { AUDIENCE } from './support/provider-process.js';
import { startWithProvider, type SignedInPeil } from './support/signed-in-peil.js';

const NOW = '2024-06-03T10:00:00Z';
const SECONDS = Date.parse(NOW) / 1000;
let on: SignedInPeil;
beforeAll(async () => {
  on = await startWithProvider({ now: () => instant(NOW) });
});
afterAll(() => on.close());

type Wrong = { readonly claims?: object; readonly header?: object; readonly with?: 'stranger' | 'none' };

function token(personId: string, { claims, header, with: signer }: Wrong = {}): Promise<string> {
  return on.provider.sign({
    claims: {
      ...{ iss: on.provider.issuer, aud: AUDIENCE, sub: personId, client_id: 'a-program' },
      ...{ iat: SECONDS - 60, exp: SECONDS + 600 },
      ...claims,
    },
    header: { typ: 'at+jwt', ...header },
    ...(signer && { with: signer }),
  });
}

const ask = async (path: string, bearer: string): Promise<number> =>
  (await fetch(`${on.peil.url}/v1${path}`, { headers: { Authorization: `Bearer ${bearer}` } })).status;

describe('an access token of the provider', () => {
  it('is of the person it names', async () => {
    expect(await ask('/me', await token('treesmanager'))).toBe(200);
    expect(await ask('/managers/treesmanager/balance', await token('treesmanager'))).not.toBe(403);
    expect(await ask('/managers/pondsmanager/balance', await token('treesmanager'))).toBe(403);
  });

  it.each<readonly [string, Wrong]>([
    ['of nobody in Peil', { claims: { sub: 'a-stranger' } }],
    ['for another program', { claims: { aud: 'urn:other:api' } }],
    ['for the sign-in of pages', { claims: { aud: 'peil' } }],
    ['of another provider', { claims: { iss: 'https://elsewhere.example' } }],
    ['that has expired', { claims: { exp: SECONDS - 60 } }],
    ['that does not hold yet', { claims: { nbf: SECONDS + 600 } }],
    ['that never expires', { claims: { exp: undefined } }],
    ['that is an ID token', { header: { typ: 'JWT' } }],
    ['without a signature', { with: 'none' }],
    ['signed by somebody else', { with: 'stranger' }],
  ])('is refused when it is one %s', async (_, wrong) => {
    expect(await ask('/me', await token('treesmanager', wrong))).toBe(401);
  });

  it('is refused when its content was changed', async () => {
    const [header = '', , signature = ''] = (await token('treesmanager')).split('.');
    const [, other = ''] = (await token('hrall')).split('.');
    expect(await ask('/me', `${header}.${other}.${signature}`)).toBe(401);
  });

  it('is refused in the cookie of a page', async () => {
    const cookie = `peil-session=${await token('treesmanager')}`;
    expect((await fetch(`${on.peil.url}/v1/me`, { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it('is of a program with the roles that the configuration gives it, and of no person', async () => {
    const machine = await on.provider.machineToken();
    const status = (path: string) => ask(path, machine);
    expect(await status('/me')).toBe(200);
    expect(await status('/managers/deskmanager/activities')).toBe(200);
    expect(await status('/managers/treesmanager/activities')).toBe(403);
  });

  it('holds to the access matrix', async () => {
    const { unexpected, asked } = await askEverything(on.peil.url, await guardedOperationsOf(on.peil.url), (person) =>
      token(person),
    );
    // The provider vouches for nobody's role here: the rows of the organisation alone.
    expect(unexpected).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  });

  it('is known by a rotated key, and no longer by the one before', async () => {
    const before = await token('treesmanager');
    expect(await ask('/me', before)).toBe(200);
    await on.provider.rotate();
    const after = await token('treesmanager');
    // The keys are asked for again at most once in some seconds.
    while ((await ask('/me', after)) !== 200) await delay(100);
    expect(await ask('/me', before)).toBe(401);
  });
});
