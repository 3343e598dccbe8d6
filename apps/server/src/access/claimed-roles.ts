import { ROLES, type ClaimedRole } from '@peil/http-api';
import type { Caller, Scope } from '@peil/organisation';

/** What somebody may be by the organisation, with what the identity provider vouches for beside it. */
export function withClaims(caller: Caller, claimed: readonly ClaimedRole[] = []): Caller {
  if (claimed.length === 0) return caller;
  const roles = new Set([...caller.roles, ...claimed.map(({ role }) => role)]);
  const scope = (role: ClaimedRole['role']): Scope =>
    claimed.filter((one) => one.role === role).reduce<Scope>((all, { units }) => joined(all, units), caller[role]);
  return {
    ...caller,
    roles: ROLES.filter((role) => roles.has(role)),
    hr: scope('hr'),
    auditor: scope('auditor'),
    reporting: scope('reporting'),
    administrator: scope('administrator'),
  };
}

function joined(one: Scope, other: Scope): Scope {
  return one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];
}
