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
    });
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
