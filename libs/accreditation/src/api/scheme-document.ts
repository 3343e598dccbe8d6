import type { JsonObject } from '@peil/eventing';
import { badRequest, problemOfRefusal, ProblemError } from '@peil/http-api';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { changeScheme, type SchemeChange } from '../domain/scheme-lifecycle/change-scheme.js';
import type { SchemeVersion } from '../read-models/schemes-of.js';
import type { DraftVersionRequest, SchemeChangeRequest, SchemeDocumentRequest } from './scheme-requests.js';

const jsonObject = z.record(z.string(), z.json());

/**
 * The document a request carries, as JSON or YAML. Its number and first day may be left out: Peil gives both.
 * @throws ProblemError when there is none, or the YAML is not readable
 */
export function documentIn({ document, yaml }: SchemeDocumentRequest): JsonObject {
  const given = document ?? (yaml === undefined ? undefined : jsonOfYaml(yaml));
  if (given === undefined) throw missing('document');
  return { version: 1, from: '1900-01-01', ...given };
}

function jsonOfYaml(yaml: string): JsonObject {
  const parsed = parseDocument(yaml, { schema: 'core' });
  const [error] = parsed.errors;
  const text = error?.message.split('\n')[0] ?? '';
  const document = error ? undefined : jsonObject.safeParse(parsed.toJS({ maxAliasCount: 100 }));
  if (document?.success) return document.data;
  throw new ProblemError(422, 'scheme-unreadable', {
    nl: `De YAML is niet te lezen: ${text}`,
    en: `The YAML cannot be read: ${text}`,
  });
}

/**
 * The document of a new version: the one that was sent, or an existing one with changes.
 * @throws ProblemError when the request is not whole, or a change does not fit
 */
export function draftedDocument(request: DraftVersionRequest, versions: readonly SchemeVersion[]): JsonObject {
  const { changes, basedOn } = request;
  if (changes === undefined) return documentIn(request);
  if (basedOn === undefined) throw missing('basedOn');
  const base = versions.find(({ version }) => version === basedOn);
  if (base === undefined) {
    throw new ProblemError(404, 'scheme-version-unknown', {
      nl: 'Deze versie van de regeling bestaat niet.',
      en: 'This version of the scheme does not exist.',
    });
  }
  const changed = changeScheme(base.document, changes.map(changeOf));
  if ('refusal' in changed) throw problemOfRefusal(changed.refusal);
  return changed.document;
}

function changeOf(request: SchemeChangeRequest, index: number): SchemeChange {
  const need = (name: 'kind' | 'points' | 'requirement' | 'atLeast' | 'limit' | 'atMost'): string => {
    const value = request[name];
    if (value === undefined) throw missing(`changes.${index}.${name}`);
    return value;
  };
  switch (request.type) {
    case 'setEarning': {
      const { rule, per, atMost } = request;
      return { type: 'setEarning', kind: need('kind'), points: need('points'), rule, per, atMost };
    }
    case 'setRequired':
      return { type: 'setRequired', requirement: need('requirement'), atLeast: need('atLeast') };
    case 'setLimit':
      return { type: 'setLimit', limit: need('limit'), atMost: need('atMost') };
  }
}

function missing(field: string): ProblemError {
  return badRequest([{ field, code: 'is-defined', messages: { nl: 'vul dit veld in', en: 'this field is required' } }]);
}
