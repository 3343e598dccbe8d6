import type { Multipart } from '@fastify/multipart';
import { badRequest, ProblemError } from '@peil/http-api';
import type { ReceivedFile } from '@peil/imports';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ImportQuery } from './import-forms.js';

/** The part of a Fastify request with @fastify/multipart that an upload needs. */
export type ImportUpload = {
  isMultipart(): boolean;
  parts(): AsyncIterableIterator<Multipart>;
};

/** Fields that may stand in the form as well as in the address; in whichever order with the file. */
const FIELDS = ['kind', 'dryRun', 'system', 'dayOrder'] as const;

export type TakenUpload = { readonly file: ReceivedFile; readonly options: ImportQuery };

/**
 * Takes the parts of an upload as they come: the file is read as a stream, whatever order the parts are in.
 * @throws ProblemError 400, 413
 */
export async function takeUpload(
  request: ImportUpload,
  query: ImportQuery,
  receive: (content: AsyncIterable<Uint8Array>) => Promise<ReceivedFile>,
  discard: (file: ReceivedFile) => Promise<void>,
): Promise<TakenUpload> {
  if (!request.isMultipart()) throw noFile();
  const fields = new Map<string, string>();
  let file: ReceivedFile | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
      continue;
    }
    file = await receive(part.file);
    if (part.file.truncated) {
      await discard(file);
      throw tooLarge();
    }
  }
  if (!file) throw noFile();
  try {
    return { file, options: optionsOf(query, fields) };
  } catch (error) {
    await discard(file);
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
    nl: 'Dit bestand is te groot. Splits het in delen; dezelfde rijen nog eens sturen kan geen kwaad.',
    en: 'This file is too large. Split it; sending the same rows again does no harm.',
  });
}
