import type { FactsReader } from '../read-models/facts-reader.js';
import type { QueryBus } from '@nestjs/cqrs';
import { ActivityKindsQuery } from '@peil/development';
import type { JsonObject } from '@peil/eventing';
import { ProblemError } from '@peil/http-api';
import { LineCounter, parseDocument } from 'yaml';
import type { CalendarDay } from '@peil/kernel';
import { checkScheme } from '../domain/check/check-scheme.js';
import type { Finding, Path } from '../domain/check/finding.js';
import { checkReachable } from '../domain/check/reachable.js';
import { checkVersions } from '../domain/check/time.js';
import type { PublishedVersion, Scheme } from '../domain/scheme/scheme.js';
import { followable } from '../read-models/catalogue-of.js';
import type { FindingAnswer } from './scheme-answers.js';

/**
 * What the check has against a document, with the kinds, offerings and versions that exist now, and the catalogue of the
 * coming period.
 *
 * @param yaml the text it was read from: findings then name their line.
 */
export async function findingsOf(
  document: JsonObject,
  { queries, reader }: { readonly queries: QueryBus; readonly reader: FactsReader },
  { today, yaml }: { readonly today: CalendarDay; readonly yaml?: string | undefined },
): Promise<readonly FindingAnswer[]> {
  const kinds = (await queries.execute(new ActivityKindsQuery())).map(({ code }) => code);
  const catalogue = reader.catalogue();
  const offerings = [...catalogue.offerings.keys()];
  const lineOf = yaml === undefined ? () => undefined : linesIn(yaml);
  const { scheme, findings } = checkScheme(document, { kinds, offerings });
  const beside =
    scheme === undefined
      ? []
      : [
          ...besideVersions(scheme, reader.schemes().published),
          ...checkReachable(scheme, followable(catalogue), catalogue.lookup, today),
        ];
  return [...findings, ...beside].map((finding) => {
    const line = lineOf(finding.path);
    const { code, severity, path, message, repairs = [] } = finding;
    return {
      ...{ severity, code, path: path.join('.'), ...(line !== undefined && { line }), text: message },
      ...(repairs.length > 0 && {
        repairs: repairs.map((one) => ({ path: one.path.join('.'), value: one.value, text: one.message })),
      }),
    };
  });
}

/**
 * Days that the draft would leave uncovered, or share with a version in force, if it were published as it dates itself.
 * Warnings only: a publication names its own first day, and ends on the day before the next version.
 */
function besideVersions(draft: Scheme, published: readonly PublishedVersion[]): readonly Finding[] {
  const own = published.filter(({ schemeId }) => schemeId === draft.scheme).map(({ scheme }) => scheme);
  // The version that a draft was made from dates itself the same way: that says nothing about the draft.
  const others = own.filter(({ from }) => draft.until !== undefined || from !== draft.from);
  const known = new Set(checkVersions(others).map(({ code, version }) => `${code} ${version}`));
  return checkVersions([...others, { ...draft, version: draftName }])
    .filter(({ code, version }) => !known.has(`${code} ${version}`))
    .map(({ version, path, ...finding }) => ({
      ...finding,
      severity: 'warning' as const,
      path: version === draftName ? path : ['from'],
    }));
}

/** No version is called so: Peil gives numbers. */
const draftName = 'draft';

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

/**
 * Ends a request whose document contradicts itself, or is another scheme than the address names.
 * @throws ProblemError
 */
export function requireWithoutErrors(document: JsonObject, schemeId: string): void {
  const { scheme, findings } = checkScheme(document);
  if (scheme?.scheme !== schemeId) {
    throw new ProblemError(422, 'scheme-id-differs', {
      nl: 'Het document noemt een andere regeling dan waar je het bij indient.',
      en: 'The document names another scheme than the one you send it to.',
    });
  }
  const [error] = findings.filter(({ severity }) => severity === 'error');
  if (error === undefined) return;
  throw new ProblemError(422, 'scheme-has-errors', error.message, {
    errors: [{ field: ['document', ...error.path].join('.'), code: error.code, messages: error.message }],
  });
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
