import type { Caller, ClaimedRole } from '@peil/http-api';
import type { IndexedPerson, PeopleIndex } from '@peil/organisation';
import type { IdentityProviderConfiguration } from './configuration.js';

/** The claims of a token whose signature, issuer, audience and days were checked. */
export type Claims = Readonly<Record<string, unknown>>;

/** What is asked of the people's index. */
type Known = Pick<PeopleIndex, 'find' | 'withLogin' | 'withPersonnelNumber'>;

type Mapping = Pick<IdentityProviderConfiguration, 'person' | 'roles'>;

/**
 * The one person of Peil that the claims are of, with the roles they give. Undefined when there is nobody, or more than
 * one: a guess would open somebody else's file.
 */
export function personOf(claims: Claims, { person, roles }: Mapping, people: Known): Caller | undefined {
  const name = claimAt(claims, person.claim);
  if (typeof name !== 'string' || name === '') return undefined;
  const found = peopleKnownBy(person.by, name, people);
  const [one] = found;
  return one === undefined || found.length > 1
    ? undefined
    : { personId: one.personId, claimed: rolesIn(claims, roles) };
}

/**
 * A program that signs in as itself: its token is of no person (RFC 9068: the subject is the client), and it may what
 * its roles let it. Undefined without a role.
 */
export function machineOf(claims: Claims, { roles }: Mapping): Caller | undefined {
  const { sub, client_id: client } = claims;
  if (typeof client !== 'string' || client === '' || sub !== client) return undefined;
  const claimed = rolesIn(claims, roles);
  return claimed.length === 0 ? undefined : { personId: `client:${client}`, claimed };
}

function peopleKnownBy(by: Mapping['person']['by'], name: string, people: Known): readonly IndexedPerson[] {
  switch (by) {
    case 'login':
      return people.withLogin(name);
    case 'personnelNumber':
      return people.withPersonnelNumber(name);
    case 'personId': {
      const found = people.find(name);
      return found === undefined ? [] : [found];
    }
  }
}

function rolesIn(claims: Claims, { claim, byValue }: Mapping['roles']): readonly ClaimedRole[] {
  const value = claimAt(claims, claim);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => (typeof one === 'string' && Object.hasOwn(byValue, one) ? (byValue[one] ?? []) : []));
}

/** A claim by its name; where there is none, by its path: `realm_access.roles`. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (at, part) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? Reflect.get(at, part) : undefined,
      claims,
    );
}
