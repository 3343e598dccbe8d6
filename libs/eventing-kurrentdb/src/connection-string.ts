import type { Credentials, EndPoint } from '@eventstore/db-client';

/** Where the events are, and how to get there. Holds secrets: never print it. */
export type ConnectionSettings = {
  /** One host: that node. Several: a cluster, asked for its leader. With `discover`: a name that stands for all nodes. */
  readonly hosts: readonly [EndPoint, ...EndPoint[]];
  readonly discover: boolean;
  readonly tls: boolean;
  /** Decoded; absent where the string names no user. */
  readonly credentials?: Credentials;
  readonly tlsCAFile?: string;
  readonly userCertFile?: string;
  readonly userKeyFile?: string;
  readonly connectionName?: string;
  readonly maxDiscoverAttempts?: number;
  /** Milliseconds. */
  readonly discoveryInterval?: number;
  /** Seconds. */
  readonly gossipTimeout?: number;
  /** Milliseconds; -1 switches it off. */
  readonly keepAliveInterval?: number;
  /** Milliseconds; -1 switches it off. */
  readonly keepAliveTimeout?: number;
};

/** The connection string cannot be used. The message says what to change and holds no part of a user name or password. */
export class InvalidConnectionString extends Error {
  override readonly name = 'InvalidConnectionString';
}

const DEFAULT_PORT = 2113;
const SCHEMES: ReadonlyMap<string, boolean> = new Map([
  ['esdb', false],
  ['esdb+discover', true],
  ['kurrentdb', false],
  ['kurrentdb+discover', true],
]);

/**
 * Reads `esdb://`, `esdb+discover://`, `kurrentdb://` and `kurrentdb+discover://` connection strings. The client's own
 * reader is not used: it prints the whole string, password included, when it meets an option it does not know.
 *
 * @throws InvalidConnectionString
 */
export function parseConnectionString(text: string): ConnectionSettings {
  const [, scheme, rest] = /^([a-z+]+):\/\/(.*)$/i.exec(text.trim()) ?? [];
  const discover = SCHEMES.get(scheme?.toLowerCase() ?? '');
  if (discover === undefined || rest === undefined) {
    throw new InvalidConnectionString('a connection string begins with esdb://, esdb+discover:// or kurrentdb://');
  }
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const tail = rest.slice(authority.length).replace(/^\//, '');
  if (tail.includes('@')) {
    throw new InvalidConnectionString(
      'write /, ?, # and @ in a user name, a password or an option as %2F, %3F, %23 and %40',
    );
  }
  if (tail !== '' && !tail.startsWith('?'))
    throw new InvalidConnectionString('after the hosts come options: ?key=value');
  const at = authority.lastIndexOf('@');
  const credentials = at < 0 ? undefined : credentialsFrom(authority.slice(0, at));
  const hosts = hostsFrom(authority.slice(at + 1));
  if (discover && hosts.length > 1) {
    throw new InvalidConnectionString('a discovered cluster has one name; give several hosts with esdb://');
  }
  return { hosts, discover, tls: true, ...(credentials ? { credentials } : {}), ...optionsFrom(tail.slice(1)) };
}

/** The hosts, and whether by TLS, for a log line; of a string that cannot be read nothing is shown. Takes anything. */
export function redactConnectionString(text: string): string {
  try {
    const { hosts, discover, tls } = parseConnectionString(text);
    const names = hosts.map(({ address, port }) => `${address}:${port}`).join(',');
    return `esdb${discover ? '+discover' : ''}://${names}?tls=${String(tls)}`;
  } catch {
    return '(a connection string that cannot be read)';
  }
}

function credentialsFrom(userInfo: string): Credentials {
  const colon = userInfo.indexOf(':');
  if (colon <= 0) throw new InvalidConnectionString('a user is given as user:password');
  return { username: decoded(userInfo.slice(0, colon)), password: decoded(userInfo.slice(colon + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidConnectionString('write % in a user name, a password or an option as %25');
  }
}

function hostsFrom(text: string): readonly [EndPoint, ...EndPoint[]] {
  const [first, ...others] = text.split(',').map((host) => {
    const [, address, port] = /^([A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(host) ?? [];
    if (address === undefined) throw new InvalidConnectionString('a host is given as name or name:port');
    return { address, port: port === undefined ? DEFAULT_PORT : Number(port) };
  });
  if (!first) throw new InvalidConnectionString('a connection string names a host');
  return [first, ...others];
}

type Options = Partial<Omit<ConnectionSettings, 'hosts' | 'discover' | 'credentials'>>;

function optionsFrom(query: string): Options {
  if (query === '') return {};
  return query.split('&').reduce<Options>((options, pair) => {
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    return { ...options, ...optionFrom(key, decoded(equals < 0 ? '' : pair.slice(equals + 1)).trim()) };
  }, {});
}

function optionFrom(key: string, value: string): Options {
  switch (flat(key)) {
    case 'tls':
      return { tls: booleanFrom('tls', value) };
    case 'tlscafile':
      return { tlsCAFile: textFrom('tlsCAFile', value) };
    case 'usercertfile':
      return { userCertFile: textFrom('userCertFile', value) };
    case 'userkeyfile':
      return { userKeyFile: textFrom('userKeyFile', value) };
    case 'connectionname':
      return { connectionName: textFrom('connectionName', value) };
    case 'nodepreference':
      if (flat(value) === 'leader') return {};
      throw new InvalidConnectionString(
        'nodePreference is leader: a node that lags does not know what was just written',
      );
    case 'maxdiscoverattempts':
      return { maxDiscoverAttempts: numberFrom('maxDiscoverAttempts', value, 1) };
    case 'discoveryinterval':
      return { discoveryInterval: numberFrom('discoveryInterval', value, 1) };
    case 'gossiptimeout':
      return { gossipTimeout: numberFrom('gossipTimeout', value, 1) };
    case 'keepaliveinterval':
      return { keepAliveInterval: numberFrom('keepAliveInterval', value, -1) };
    case 'keepalivetimeout':
      return { keepAliveTimeout: numberFrom('keepAliveTimeout', value, -1) };
    case 'tlsverifycert':
      if (booleanFrom('tlsVerifyCert', value)) return {};
      throw new InvalidConnectionString(
        'tlsVerifyCert=false has no effect: name your own authority with tlsCAFile=… instead',
      );
    case 'throwonappendfailure':
      if (booleanFrom('throwOnAppendFailure', value)) return {};
      throw new InvalidConnectionString('throwOnAppendFailure=false gives wrong answers: leave it out');
    default:
      throw new InvalidConnectionString(
        `unknown option${/^[A-Za-z]{1,30}$/.test(key) ? ` "${key}"` : ''}: known are tls, tlsCAFile, userCertFile, ` +
          'userKeyFile, connectionName, maxDiscoverAttempts, discoveryInterval, gossipTimeout, ' +
          'keepAliveInterval and keepAliveTimeout',
      );
  }
}

function flat(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[_-]/g, '');
}

function booleanFrom(key: string, value: string): boolean {
  if (value !== 'true' && value !== 'false') throw new InvalidConnectionString(`${key} is true or false`);
  return value === 'true';
}

function textFrom(key: string, value: string): string {
  if (value === '') throw new InvalidConnectionString(`${key} is empty`);
  return value;
}

function numberFrom(key: string, value: string, least: number): number {
  const number = Number(value);
  if (value === '' || !Number.isSafeInteger(number) || number < least) {
    throw new InvalidConnectionString(`${key} is a whole number, ${least} or more`);
  }
  return number;
}
