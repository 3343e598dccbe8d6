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
      mail: { way: { kind: 'off' }, webAddress: undefined, comingDays: 30, escalateAfterDays: 14 },
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

  it('is documented, each variable', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/reference/configuration.md'), 'utf8');
    expect(configurationNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
