import { readFileSync } from 'node:fs';
import { connect as connectPlainly } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { StoreUnavailable } from '@peil/eventing';
import type { ConnectionSettings } from './connection-string.js';

/** How long a server may take to shake hands, in milliseconds. */
const PATIENCE_MS = 2_000;

const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
  'CERT_SIGNATURE_FAILURE',
]);

/**
 * Why nothing answers at the first host, in words; undefined where the connection itself is sound. The client says the
 * same for a wrong authority, plain against TLS, TLS against plain, and a server that is not there. Sends nothing but the
 * handshake, and no user or password.
 */
export async function diagnose(settings: ConnectionSettings): Promise<string | undefined> {
  const [{ address, port }] = settings.hosts;
  const where = `${address}:${port}`;
  const reached = await tryPlainly(address, port);
  if (reached === 'ENOTFOUND' || reached === 'EAI_AGAIN') return `there is no host ${address}`;
  if (reached !== 'open') return `nothing listens at ${where} (${reached})`;
  if (!settings.tls) {
    // Only to see whether it speaks TLS: nothing is sent, so it does not matter who it is.
    return (await tryByTls(settings, false)) === 'open'
      ? `the server at ${where} speaks TLS, and the connection string says tls=false`
      : undefined;
  }
  const shaken = await tryByTls(settings, true);
  if (shaken === 'open') return undefined;
  if (UNKNOWN_AUTHORITY.has(shaken)) {
    return `the certificate of ${where} was signed by another authority than ${
      settings.tlsCAFile === undefined ? 'those this machine knows: name it with tlsCAFile' : 'the one in tlsCAFile'
    }`;
  }
  if (shaken === 'ERR_TLS_CERT_ALTNAME_INVALID') return `the certificate of ${where} is not for the name ${address}`;
  if (shaken === 'CERT_HAS_EXPIRED' || shaken === 'CERT_NOT_YET_VALID') {
    return `the certificate of ${where} has expired or is not valid yet`;
  }
  return `the server at ${where} does not speak TLS (${shaken}), and the connection string asks for it: see tls`;
}

type Attempt = {
  once(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
  setTimeout(ms: number, listener: () => void): unknown;
  destroy(): unknown;
};

/** `open`, or the code of the error. */
function outcomeOf(begin: (opened: () => void) => Attempt): Promise<string> {
  return new Promise((resolve) => {
    const attempt = begin(() => {
      resolve('open');
      attempt.destroy();
    });
    attempt.once('error', ({ code, name }) => resolve(code ?? name));
    attempt.setTimeout(PATIENCE_MS, () => {
      resolve('no answer');
      attempt.destroy();
    });
  });
}

function tryPlainly(host: string, port: number): Promise<string> {
  return outcomeOf((opened) => connectPlainly({ host, port }, opened));
}

function tryByTls(
  { hosts: [{ address: host, port }], tlsCAFile }: ConnectionSettings,
  judge: boolean,
): Promise<string> {
  const authority = tlsCAFile === undefined ? {} : { ca: readFileSync(tlsCAFile) };
  const name = /^[\d.]+$/.test(host) ? {} : { servername: host };
  return outcomeOf((opened) =>
    connectByTls({ host, port, ...name, ...authority, rejectUnauthorized: judge, ALPNProtocols: ['h2'] }, opened),
  );
}

/** What a person is told where the connection itself is the reason; undefined where it is not. Holds no secret. */
export async function reasonAtConnection(
  settings: ConnectionSettings,
  cause: unknown,
): Promise<StoreUnavailable | undefined> {
  const reason = await diagnose(settings);
  if (reason === undefined) return undefined;
  return new StoreUnavailable(`KurrentDB cannot be reached: ${reason}.`, 'failed', { cause });
}
