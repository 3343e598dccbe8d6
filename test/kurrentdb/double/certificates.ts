import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A certificate and its key, as PEM. */
export type Certificate = { readonly certificate: string; readonly key: string };

const OIDS = {
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  commonName: [0x55, 0x04, 0x03],
  subjectAltName: [0x55, 0x1d, 0x11],
  basicConstraints: [0x55, 0x1d, 0x13],
} as const;

/** One DER value: tag, length, content. */
function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly (Uint8Array | readonly number[])[]) => der(0x30, ...parts);
const oid = (name: keyof typeof OIDS) => der(0x06, OIDS[name]);
const algorithm = sequence(oid('ecdsaWithSha256'));
const nameOf = (name: string) => sequence(der(0x31, sequence(oid('commonName'), der(0x0c, Buffer.from(name)))));
const time = (instant: Date) => der(0x17, Buffer.from(instant.toISOString().replaceAll(/^20|[-:T]|\.\d+/g, '')));
const extension = (name: keyof typeof OIDS, value: Uint8Array) => sequence(oid(name), der(0x04, value));
const pem = (bytes: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;

type Issue = {
  readonly subject: string;
  readonly issuer: string;
  readonly key: KeyObject;
  readonly signedBy: KeyObject;
  readonly extensions: readonly Buffer[];
};

/** An X.509 certificate (RFC 5280) for two days. */
function issue({ subject, issuer, key, signedBy, extensions }: Issue): string {
  const day = 86_400_000;
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [0x01, ...randomBytes(8)]),
    algorithm,
    nameOf(issuer),
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  return pem(sequence(body, algorithm, der(0x03, [0], sign('sha256', body, signedBy))));
}

/** A private authority and a server's certificate for 127.0.0.1 and localhost that it signed. */
export function privateAuthority(name = 'Peil test authority'): {
  readonly authority: string;
  readonly server: Certificate;
} {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension('basicConstraints', sequence(der(0x01, [0xff])));
  const names = sequence(der(0x87, [127, 0, 0, 1]), der(0x82, Buffer.from('localhost')));
  const key = server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    authority: issue({
      subject: name,
      issuer: name,
      key: ca.publicKey,
      signedBy: ca.privateKey,
      extensions: [isAuthority],
    }),
    server: {
      certificate: issue({
        subject: '127.0.0.1',
        issuer: name,
        key: server.publicKey,
        signedBy: ca.privateKey,
        extensions: [extension('subjectAltName', names)],
      }),
      key,
    },
  };
}
