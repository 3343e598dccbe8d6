import {
  applyDecorators,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Clock } from '@peil/eventing';
import { dayOf } from '@peil/kernel';
import {
  ACCESS_DECIDER,
  AUTHENTICATOR,
  LOOK_LOG,
  type AccessDecider,
  type Authenticator,
  type LookLog,
  type Permission,
  type Resource,
  type Role,
} from './access.js';
import { CLOCK } from './tokens.js';
import { ProblemError } from './problem.js';
import type { PeilRequest } from './request.js';
import { credentialOf, mayBeForged, PAGE_HEADER } from './session-cookie.js';

/** What a route asks leave for, and which parameter of its path holds the person or unit it is about. */
export type AccessStatement =
  | 'public'
  | { readonly permission: Permission; readonly person?: string; readonly unit?: string; readonly look?: true };

const STATEMENT = 'peil:access';

/**
 * States who may call a route. `person` and `unit` name path parameters. `look`: a call about another person is an entry
 * in the processing log, which that person can see.
 */
export function Access(permission: Permission, about: { person?: string; unit?: string; look?: true } = {}) {
  const statement: AccessStatement = { permission, ...about };
  return applyDecorators(
    SetMetadata(STATEMENT, statement),
    ApiBearerAuth('bearer'),
    ApiExtension('x-peil-access', statement),
  );
}

/** States that everyone may call a route, signed in or not. */
export function PublicRoute() {
  return applyDecorators(SetMetadata(STATEMENT, 'public'), ApiSecurity({}), ApiExtension('x-peil-access', 'public'));
}

/** Lets a request through when its route's statement is met; a route without a statement is closed to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(ACCESS_DECIDER) private readonly decider: AccessDecider,
    @Inject(LOOK_LOG) private readonly looks: LookLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const statement = this.reflector.getAllAndOverride<AccessStatement | undefined>(STATEMENT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (statement === 'public') return true;
    const request = context.switchToHttp().getRequest<PeilRequest>();
    const credential = credentialOf(request);
    const caller = credential && (await this.authenticator.callerOf(credential.token, credential.from));
    if (!caller) throw notSignedIn();
    if (mayBeForged(request, credential)) throw notFromOurPage();
    if (!statement) throw mayNot([]);

    const today = dayOf(this.clock.now());
    const resource = resourceOf(statement, request.params);
    const decision = this.decider.decide(caller, statement.permission, resource, today);
    if (!decision.allowed) throw mayNot(decision.roles);
    request.granted = { caller, decision, today };
    if (statement.look && resource.personId !== undefined && resource.personId !== caller.personId) {
      this.looks.record({
        personId: resource.personId,
        lookerId: caller.personId,
        lookerRole: decision.role,
        day: today,
        page: statement.permission,
      });
    }
    return true;
  }
}

function resourceOf(statement: Exclude<AccessStatement, 'public'>, params: unknown): Resource {
  const values = new Map(Object.entries(params ?? {}));
  const personId: unknown = statement.person === undefined ? undefined : values.get(statement.person);
  const unitId: unknown = statement.unit === undefined ? undefined : values.get(statement.unit);
  return {
    ...(typeof personId === 'string' && { personId }),
    ...(typeof unitId === 'string' && { unitId }),
  };
}

function notSignedIn(): ProblemError {
  return new ProblemError(
    401,
    'not-signed-in',
    {
      nl: 'Je bent niet aangemeld, of je aanmelding is verlopen. Meld je opnieuw aan.',
      en: 'You are not signed in, or your session has expired. Sign in again.',
    },
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );
}

function notFromOurPage(): ProblemError {
  return new ProblemError(403, 'not-from-our-page', {
    nl: `Dit verzoek komt niet van een pagina van Peil. Stuur de kop ${PAGE_HEADER} mee.`,
    en: `This request does not come from a page of Peil. Send the header ${PAGE_HEADER} along.`,
  });
}

const ROLE_NAMES: Record<Role, { readonly nl: string; readonly en: string }> = {
  manager: { nl: 'de leidinggevende zelf', en: 'the manager concerned' },
  director: { nl: 'de eigen directeur', en: 'the own director' },
  cityDirector: { nl: 'de stedelijk directeur', en: 'the city director' },
  hr: { nl: 'de HR-adviseur die dit onderdeel heeft', en: 'the HR adviser assigned to it' },
  administrator: { nl: 'de beheerder', en: 'the administrator' },
  auditor: { nl: 'de auditor', en: 'the auditor' },
  reporting: { nl: 'wie verslag doet', en: 'who reports' },
};

function mayNot(roles: readonly Role[]): ProblemError {
  const list = (language: 'nl' | 'en') => roles.map((role) => ROLE_NAMES[role][language]).join(', ');
  return new ProblemError(
    403,
    'access-denied',
    roles.length === 0
      ? { nl: 'Niemand mag dit zo opvragen.', en: 'Nobody may ask for this in this way.' }
      : {
          nl: `Je mag dit niet zien of doen. Wel: ${list('nl')}.`,
          en: `You may not see or do this. Who may: ${list('en')}.`,
        },
  );
}
