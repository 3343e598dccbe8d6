import type { Multipart } from '@fastify/multipart';
import { badRequest, ProblemError } from '@peil/http-api';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ImportQuery } from './import-forms.js';

/** The part of a Fastify request with @fastify/multipart that an upload needs. */
export type ImportUpload = {
  isMultipart(): boolean;
  parts(): AsyncIterableIterator<Multipart>;
};

/** Fields that may stand in the form, before the file, as well as in the address. */
const FIELDS = ['profile', 'kind', 'confirm', 'system', 'dayOrder', 'answers', 'part', 'parts'] as const;

/** A file as it comes in: its content has not been read yet. */
export type IncomingFile = {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly options: ImportQuery;
};

/**
 * Takes the parts of an upload as they come: the file is read as a stream by `take`. Fields after the file are taken
 * too, so in whichever order the parts are: `take` gets what came before, the answer holds all of them.
 *
 * @throws ProblemError 400, 413
 */
export async function takeUpload<Taken>(
  request: ImportUpload,
  query: ImportQuery,
  take: (file: IncomingFile) => Promise<Taken>,
  discard: (taken: Taken) => Promise<void>,
): Promise<{ readonly taken: Taken; readonly options: ImportQuery }> {
  if (!request.isMultipart()) throw noFile();
  const fields = new Map<string, string>();
  let taken: { readonly it: Taken } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
      continue;
    }
    const before = optionsOf(query, fields);
    taken = { it: await take({ fileName: part.filename, content: part.file, options: before }) };
    if (part.file.truncated) {
      await discard(taken.it);
      throw tooLarge();
    }
  }
  if (!taken) throw noFile();
  try {
    return { taken: taken.it, options: optionsOf(query, fields) };
  } catch (error) {
    await discard(taken.it);
    throw error;
  }
}

function optionsOf(query: ImportQuery, fields: ReadonlyMap<string, string>): ImportQuery {
  const given = Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = fields.get(name) ?? query[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const options = plainToInstance(ImportQuery, given);
  const errors = validateSync(options);
  if (errors.length > 0) {
    throw badRequest(
      errors.map(({ property }) => ({
        field: property,
        code: 'does-not-fit',
        messages: { nl: 'dit past niet bij dit veld', en: 'this does not fit the field' },
      })),
    );
  }
  return options;
}

function noFile(): ProblemError {
  return new ProblemError(400, 'file-missing', {
    nl: 'Stuur een bestand mee, als multipart/form-data in het veld "file".',
    en: 'Send a file along, as multipart/form-data in the field "file".',
  });
}

function tooLarge(): ProblemError {
  return new ProblemError(413, 'file-too-large', {
    nl: 'Dit bestand is te groot. Stuur het in delen (part en parts), of splits het.',
    en: 'This file is too large. Send it in parts (part and parts), or split it.',
  });
}
