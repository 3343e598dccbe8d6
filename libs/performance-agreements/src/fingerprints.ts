import { fingerprint, type Key } from '@peil/eventing';
import type { Acceptance, CycleCommand, Proposal } from './domain/cycle/commands.js';
import type { Terms } from './domain/cycle/words.js';

/** What a party accepts: a keyed hash of the terms. `key` is that of the manager whose cycle it is. */
export function fingerprintOfTerms(terms: Terms, key: Key): string {
  return fingerprint({ terms }, key);
}

type Unsigned<Item> = Omit<Item, 'fingerprint'>;
type WithoutFingerprints<Command> = Command extends { readonly type: 'proposeAgreements' }
  ? Omit<Command, 'agreements'> & { readonly agreements: readonly Unsigned<Proposal>[] }
  : Command extends { readonly type: 'amendAgreement' }
    ? Unsigned<Command>
    : Command extends { readonly type: 'acceptAgreements' }
      ? Omit<Command, 'agreements'> & {
          readonly agreements: readonly (Acceptance | (Unsigned<Acceptance> & { readonly terms: Terms }))[];
        }
      : Command;

/** A command before its texts have their fingerprints. An acceptance names the fingerprint that was read, or the terms. */
export type CycleRequest = WithoutFingerprints<CycleCommand>;

export function withFingerprints(request: CycleRequest, key: Key): CycleCommand {
  switch (request.type) {
    case 'proposeAgreements':
      return {
        ...request,
        agreements: request.agreements.map((one) => ({ ...one, fingerprint: fingerprintOfTerms(one.terms, key) })),
      };
    case 'amendAgreement':
      return { ...request, fingerprint: fingerprintOfTerms(request.terms, key) };
    case 'acceptAgreements':
      return {
        ...request,
        agreements: request.agreements.map((one) => {
          const { agreementId, version } = one;
          return 'terms' in one
            ? { agreementId, version, fingerprint: fingerprintOfTerms(one.terms, key) }
            : { agreementId, version, fingerprint: one.fingerprint };
        }),
      };
    default:
      return request;
  }
}
