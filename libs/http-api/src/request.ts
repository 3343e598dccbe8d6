import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { derivedId, type CommandContext } from '@peil/eventing';
import type { CalendarDay } from '@peil/kernel';
import { randomUUID } from 'node:crypto';
import type { AccessDecision, Caller } from './access.js';
import { ProblemError } from './problem.js';

/** What the guard found out about a request. */
export type Granted = {
  readonly caller: Caller;
  readonly decision: Extract<AccessDecision, { allowed: true }>;
  /** The day of the request in Europe/Amsterdam. */
  readonly today: CalendarDay;
};

/** The parts of a Fastify request that this library reads. */
export type PeilRequest = {
  readonly id: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params: unknown;
  readonly url: string;
  granted?: Granted;
};

export function headerOf(request: PeilRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function grantedOf(request: PeilRequest): Granted {
  if (!request.granted) throw new Error(`${request.url} was reached without passing the access guard`);
  return request.granted;
}

const MAX_KEY_LENGTH = 200;

/** The command context of a write: its id follows from the sender and `Idempotency-Key`, else it is new. */
export function commandContextOf(request: PeilRequest): CommandContext {
  const { caller, decision } = grantedOf(request);
  const key = headerOf(request, 'idempotency-key');
  if (key !== undefined && (key === '' || key.length > MAX_KEY_LENGTH)) {
    throw new ProblemError(400, 'idempotency-key-invalid', {
      nl: `Idempotency-Key moet 1 tot en met ${MAX_KEY_LENGTH} tekens hebben.`,
      en: `Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters.`,
    });
  }
  return {
    commandId: key === undefined ? randomUUID() : derivedId('idempotency-key', caller.personId, key),
    actor: { personId: caller.personId, role: decision.role },
    correlationId: request.id,
  };
}

/** Parameter of a write: `CommandContext`. */
export const Sender = createParamDecorator((_: undefined, context: ExecutionContext) =>
  commandContextOf(context.switchToHttp().getRequest<PeilRequest>()),
);

/** Parameter: who asks, with which role and view, and the day (`Granted`). */
export const GrantedAccess = createParamDecorator((_: undefined, context: ExecutionContext) =>
  grantedOf(context.switchToHttp().getRequest<PeilRequest>()),
);
