import type { QueryBus } from '@nestjs/cqrs';
import { ProblemError } from '@peil/http-api';
import { SchemesQuery } from './queries.js';

/** @throws ProblemError when there is no such scheme */
export async function requireScheme(queries: QueryBus, schemeId: string): Promise<void> {
  if ((await queries.execute(new SchemesQuery())).has(schemeId)) return;
  const messages = {
    nl: `De regeling "${schemeId}" bestaat niet.`,
    en: `The scheme "${schemeId}" does not exist.`,
  };
  throw new ProblemError(422, 'scheme-unknown', messages, {
    errors: [{ field: 'schemeId', code: 'scheme-unknown', messages }],
  });
}
