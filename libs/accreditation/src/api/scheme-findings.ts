import type { FactsReader } from '../read-models/facts-reader.js';
import type { QueryBus } from '@nestjs/cqrs';
import { ActivityKindsQuery } from '@peil/development';
import type { JsonObject } from '@peil/eventing';
import { ProblemError } from '@peil/http-api';
import { LineCounter, parseDocument } from 'yaml';
import { checkScheme } from '../domain/check/check-scheme.js';
import type { Finding, Path } from '../domain/check/finding.js';
import type { FindingAnswer } from './scheme-answers.js';

/** What the check has against a document, with the kinds and offerings that exist now. */
export async function findingsOf(
  document: JsonObject,
  { queries, reader }: { readonly queries: QueryBus; readonly reader: FactsReader },
  yaml?: string,
): Promise<readonly FindingAnswer[]> {
  const kinds = (await queries.execute(new ActivityKindsQuery())).map(({ code }) => code);
  const offerings = [...reader.catalogue().offerings.keys()];
  const lineOf = yaml === undefined ? () => undefined : linesIn(yaml);
  return checkScheme(document, { kinds, offerings }).findings.map((finding) => {
    const line = lineOf(finding.path);
    const { code, severity, path, message } = finding;
    return { severity, code, path: path.join('.'), ...(line !== undefined && { line }), text: message };
  });
}

/**
 * Ends a request whose document is no scheme, with every fault at once.
 * @throws ProblemError
 */
export function requireScheme(document: JsonObject): void {
  const { scheme, findings } = checkScheme(document);
  if (scheme !== undefined) return;
  const faults = findings.map(({ path, code, message }: Finding) => ({
    field: ['document', ...path].join('.'),
    code,
    messages: message,
  }));
  const [first] = faults;
  const messages = {
    nl: `De regeling klopt niet bij ${first?.field ?? ''}. ${first?.messages.nl ?? ''}`,
    en: `The scheme is not right at ${first?.field ?? ''}. ${first?.messages.en ?? ''}`,
  };
  throw new ProblemError(422, 'scheme-invalid', messages, { errors: faults });
}

/** Where in a YAML text a path stands: the line of the deepest part of it that is there. */
function linesIn(yaml: string): (path: Path) => number | undefined {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { schema: 'core', lineCounter: counter });
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      const start: unknown = Array.isArray(range) ? range[0] : undefined;
      if (typeof start === 'number') return counter.linePos(start).line;
    }
    return undefined;
  };
}
