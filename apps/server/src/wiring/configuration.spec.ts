import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFrom, configurationNames } from './configuration.js';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(configurationFrom({})).toMatchObject({
      port: 3000,
      store: { kind: 'sqlite' },
      demo: false,
      minimumGroup: 5,
      mail: {
        way: { kind: 'off' },
        webAddress: undefined,
        comingDays: 30,
        escalateAfterDays: 14,
        escalateFurtherAfterDays: undefined,
      },
    });
  });

  it('sends mails only when told how; a demo writes them as files', () => {
    const wayOf = (environment: Record<string, string>) => configurationFrom(environment).mail.way;
    expect(wayOf({ PEIL_DEMO: 'true' })).toEqual({ kind: 'files', from: 'peil@peil.example' });
    expect(wayOf({ PEIL_DEMO: 'true', PEIL_MAIL: 'off' })).toEqual({ kind: 'off' });
    const smtp = {
      PEIL_MAIL: 'smtp',
      PEIL_MAIL_SMTP_URL: 'smtp://post.stad.example',
      PEIL_MAIL_FROM: 'peil@stad.example',
    };
    expect(wayOf(smtp)).toEqual({ kind: 'smtp', url: 'smtp://post.stad.example', from: 'peil@stad.example' });
    expect(() => wayOf({ PEIL_MAIL: 'smtp' })).toThrow(/PEIL_MAIL_SMTP_URL[^]*PEIL_MAIL_FROM/);
    expect(() => wayOf({ ...smtp, PEIL_MAIL_SMTP_URL: 'https://geheim' })).toThrow(
      /^(?![^]*geheim)[^]*PEIL_MAIL_SMTP_URL/,
    );
  });

  it('says all that is wrong in one message, without repeating a value', () => {
    const read = () =>
      configurationFrom({ PORT: 'GEHEIM', PEIL_STORE: 'kurrentdb', PEIL_MINIMUM_GROUP: '2', PEIL_DEMO: 'GEHEIM' });
    expect(read).toThrow(/PORT[^]*PEIL_DEMO[^]*|PEIL_DEMO[^]*PORT/);
    expect(read).toThrow(/PEIL_MINIMUM_GROUP/);
    expect(read).not.toThrow(/GEHEIM/);
    expect(() => configurationFrom({ PEIL_STORE: 'kurrentdb' })).toThrow(/PEIL_KURRENTDB_URL/);
  });

  const signIn = {
    PEIL_OIDC_ISSUER: 'https://aanmelden.stad.example',
    PEIL_OIDC_CLIENT_ID: 'peil',
    PEIL_PUBLIC_ADDRESS: 'https://peil.stad.example/',
  };

  it('takes an identity provider, over https or on the machine itself', () => {
    expect(configurationFrom(signIn).identityProvider).toMatchObject({
      publicAddress: 'https://peil.stad.example',
      clientSecret: undefined,
      audience: undefined,
      algorithms: ['RS256', 'PS256', 'ES256'],
      strictType: true,
      roles: { byValue: {} },
    });
    expect(configurationFrom({ ...signIn, PEIL_OIDC_ISSUER: 'http://127.0.0.1:9000' }).identityProvider).toBeDefined();
    expect(() => configurationFrom({ ...signIn, PEIL_OIDC_ISSUER: 'http://stad.example' })).toThrow(/PEIL_OIDC_ISSUER/);
    expect(configurationFrom({}).identityProvider).toBeUndefined();
  });

  it('refuses a demo beside an identity provider, and half a sign-in', () => {
    expect(() => configurationFrom({ ...signIn, PEIL_DEMO: 'true' })).toThrow(/PEIL_DEMO: no demo/);
    const half = () =>
      configurationFrom({ PEIL_OIDC_ISSUER: signIn.PEIL_OIDC_ISSUER, PEIL_DEMO: 'true', PEIL_OIDC_SCOPE: 'profile' });
    for (const name of ['PEIL_DEMO', 'PEIL_OIDC_CLIENT_ID', 'PEIL_PUBLIC_ADDRESS', 'PEIL_OIDC_SCOPE']) {
      expect(half).toThrow(new RegExp(name));
    }
    expect(() => configurationFrom({ PEIL_OIDC_CLIENT_ID: 'peil' })).toThrow(/PEIL_OIDC_ISSUER/);
  });

  it.each(['none', 'HS256', 'RS256,none', ''])('never takes the algorithm %s', (PEIL_OIDC_ALGORITHMS) => {
    expect(() => configurationFrom({ ...signIn, PEIL_OIDC_ALGORITHMS })).toThrow(/PEIL_OIDC_ALGORITHMS/);
  });

  it('reads which roles a claim gives', () => {
    const PEIL_OIDC_ROLES = '{"peil-hr":[{"role":"hr","units":["parks"]}],"peil-audit":[{"role":"auditor"}]}';
    expect(configurationFrom({ ...signIn, PEIL_OIDC_ROLES }).identityProvider?.roles.byValue).toEqual({
      'peil-hr': [{ role: 'hr', units: ['parks'] }],
      'peil-audit': [{ role: 'auditor', units: 'all' }],
    });
    for (const wrong of ['no json', '[]', '{"x":[{"role":"director"}]}', '{"x":[{"role":"hr","units":[]}]}']) {
      expect(() => configurationFrom({ ...signIn, PEIL_OIDC_ROLES: wrong })).toThrow(/PEIL_OIDC_ROLES/);
    }
  });

  it('is documented, each variable', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/reference/configuration.md'), 'utf8');
    expect(configurationNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
