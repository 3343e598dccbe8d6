import fc from 'fast-check';
import { InvalidConnectionString, parseConnectionString, redactConnectionString } from './connection-string.js';

const host = { address: 'db', port: 2113 };

function refusal(text: string): string {
  try {
    parseConnectionString(text);
  } catch (error) {
    if (error instanceof InvalidConnectionString) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a connection string', () => {
  it.each([
    ['esdb://db', { hosts: [host], discover: false, tls: true }],
    ['kurrentdb://db', { hosts: [host], discover: false, tls: true }],
    ['esdb+discover://db:2114', { hosts: [{ address: 'db', port: 2114 }], discover: true, tls: true }],
    ['kurrentdb+discover://db/', { hosts: [host], discover: true, tls: true }],
    ['  esdb://db/?tls=false  ', { hosts: [host], discover: false, tls: false }],
    ['esdb://db?TLS=false', { hosts: [host], discover: false, tls: false }],
    [
      'esdb://a,b:1,c?tls=false&nodePreference=leader&gossipTimeout=3&maxDiscoverAttempts=4&discoveryInterval=5',
      {
        hosts: [
          { address: 'a', port: 2113 },
          { address: 'b', port: 1 },
          { address: 'c', port: 2113 },
        ],
        discover: false,
        tls: false,
        gossipTimeout: 3,
        maxDiscoverAttempts: 4,
        discoveryInterval: 5,
      },
    ],
    [
      'esdb://db?tlsCAFile=%2Fetc%2Fca%20file.pem&userCertFile=c&userKeyFile=k&connectionName=peil&keepAliveInterval=-1&keepAliveTimeout=9000',
      {
        hosts: [host],
        discover: false,
        tls: true,
        tlsCAFile: '/etc/ca file.pem',
        userCertFile: 'c',
        userKeyFile: 'k',
        connectionName: 'peil',
        keepAliveInterval: -1,
        keepAliveTimeout: 9000,
      },
    ],
  ])('%s', (text, settings) => {
    expect(parseConnectionString(text)).toEqual(settings);
  });

  it('gives the user and password decoded, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (username, password) => {
        const text = `esdb://${encodeURIComponent(username)}:${encodeURIComponent(password)}@db?tls=false`;
        expect(parseConnectionString(text).credentials).toEqual({ username, password });
      }),
      { numRuns: 300 },
    );
  });

  it('takes a raw colon or at sign in a password, which the client itself does not', () => {
    expect(parseConnectionString('esdb://user:a:b@c@db').credentials).toEqual({ username: 'user', password: 'a:b@c' });
  });

  it.each([
    ['postgres://db', /begins with esdb/],
    ['db:2113', /begins with esdb/],
    ['', /begins with esdb/],
    ['esdb://', /host/],
    ['esdb://db:many', /name:port/],
    ['esdb://db/path', /options/],
    ['esdb://user@db', /user:password/],
    ['esdb+discover://a,b', /one name/],
    ['esdb://db?tls=no', /tls is true or false/],
    ['esdb://db?gossipTimeout=soon', /gossipTimeout is a whole number/],
    ['esdb://db?maxDiscoverAttempts=0', /1 or more/],
    ['esdb://db?tlsCAFile=', /tlsCAFile is empty/],
    ['esdb://db?nodePreference=follower', /nodePreference is leader/],
    ['esdb://db?tlsVerifyCert=false', /tlsCAFile/],
    ['esdb://db?throwOnAppendFailure=false', /leave it out/],
    ['esdb://db?tsl=false', /unknown option "tsl"/],
    ['esdb://user:100%@db', /%25/],
  ])('%s is refused', (text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  it('never shows a secret, nor prints one', () => {
    const printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const secret = 'Geheim1x';
    const wrong = [
      `esdb://user:${secret}/more@db`,
      `esdb://user:${secret}?more=1@db`,
      `esdb://user:${secret}#x@db`,
      `esdb://user:${secret}%@db`,
      `esdb://user:${secret}@db?passwoord=${secret}`,
      `esdb://user:${secret}@db:${secret}`,
      `esdb://user:${secret}@db?tlsVerifyCert=false`,
      `esdb://${secret}@db`,
      `esbd://user:${secret}@db`,
    ];
    for (const text of wrong) {
      expect(refusal(text)).not.toContain(secret);
      expect(redactConnectionString(text)).not.toContain(secret);
    }
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('can be shown without its user', () => {
    expect(redactConnectionString('kurrentdb://user:pass@db,b:1?tls=false')).toBe('esdb://db:2113,b:1?tls=false');
    expect(redactConnectionString('esdb+discover://db')).toBe('esdb+discover://db:2113?tls=true');
    expect(redactConnectionString('user:pass@db')).toBe('(a connection string that cannot be read)');
  });
});
