import { ErrorType, isCommandError } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { TookTooLong } from './timing.js';

/**
 * What an error of the client means to us.
 *
 * - `final`: the server has decided; asking again gives the same answer
 * - `discovery`: no node of the cluster could be found; this client may never recover
 * - `tooLong`: no answer in time
 * - `tooSlow`: a subscription was ended because events came faster than the server buffers them; an ordinary thing
 * - `unknown`: anything else (unavailable, not leader, deadline, not ready …): the outcome is not known
 */
export type ErrorMeaning = 'final' | 'discovery' | 'tooLong' | 'tooSlow' | 'unknown';

const FINAL: ReadonlySet<string> = new Set([
  ErrorType.WRONG_EXPECTED_VERSION,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.STREAM_DELETED,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
]);

export function meaningOf(error: unknown): ErrorMeaning {
  if (error instanceof TookTooLong) return 'tooLong';
  if (!(error instanceof Error)) return 'unknown';
  if (isCommandError(error)) {
    if (FINAL.has(error.type)) return 'final';
    return error.type === ErrorType.TIMEOUT ? 'tooSlow' : 'unknown';
  }
  // A bare Error without a type: the only way the client tells it.
  return error.message.startsWith('Failed to discover') ? 'discovery' : 'unknown';
}

/** The client's own name for the error; undefined for an error of another make. */
export function typeOf(error: unknown): ErrorType | undefined {
  return error instanceof Error && isCommandError(error) ? error.type : undefined;
}

/** Whether the server refused who asks, rather than what is asked. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === status.UNAUTHENTICATED;
}

/** The error in one line of our own: its kind and what the server said, never an object with the request in it. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const kind = isCommandError(error) ? error.type : error.name;
  return error.message === '' ? kind : `${kind}: ${error.message}`;
}
