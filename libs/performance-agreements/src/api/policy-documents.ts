import type { JsonObject } from '@peil/eventing';
import { badRequest, ProblemError } from '@peil/http-api';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { checkPolicy, type Finding, type Path } from '../domain/policy/check.js';
import { policySentences } from '../domain/policy/sentences.js';
import type { KnownAgreementKind } from '../domain/kinds/kind.js';
import type { PolicyCheckAnswer, PolicyDocumentRequest, PolicyFindingAnswer } from './policy-forms.js';

const jsonObject = z.record(z.string(), z.json());

/** The document a request carries, as JSON or YAML. @throws ProblemError when there is none or it cannot be read */
export function policyDocumentIn({ document, yaml }: PolicyDocumentRequest): JsonObject {
  if (document !== undefined) return document;
  if (yaml === undefined) {
    const messages = { nl: 'vul dit veld in', en: 'this field is required' };
    throw badRequest([{ field: 'document', code: 'is-defined', messages }]);
  }
  const parsed = parseDocument(yaml, { schema: 'core' });
  const [error] = parsed.errors;
  const read = error ? undefined : jsonObject.safeParse(parsed.toJS({ maxAliasCount: 100 }));
  if (read?.success) return read.data;
  const text = error?.message.split('\n')[0] ?? '';
  throw new ProblemError(422, 'policy-unreadable', {
    nl: `De YAML is niet te lezen: ${text}`,
    en: `The YAML cannot be read: ${text}`,
  });
}

/** What the check has against a document, with the kinds that exist now, and the policy in sentences. */
export function checkedPolicy(
  document: JsonObject,
  kinds: readonly KnownAgreementKind[],
  yaml?: string,
): PolicyCheckAnswer {
  const { policy, findings } = checkPolicy(document, { kinds });
  const lineOf = yaml === undefined ? () => undefined : linesIn(yaml);
  return {
    valid: findings.every(({ severity }) => severity !== 'error'),
    findings: findings.map((finding) => findingAnswer(finding, lineOf(finding.path))),
    sentences: policy
      ? policySentences(policy).map(({ path, text }) => ({ path: path.join('.'), text: { ...text } }))
      : [],
  };
}

function findingAnswer({ severity, code, path, message }: Finding, line: number | undefined): PolicyFindingAnswer {
  return { severity, code, path: path.join('.'), ...(line !== undefined && { line }), text: { ...message } };
}

/** Ends a request whose document cannot be a policy, with every fault at once. @throws ProblemError */
export function requirePolicy(document: JsonObject): void {
  const { policy, findings } = checkPolicy(document);
  if (policy !== undefined) return;
  const faults = findings.map(({ path, code, message }) => ({
    field: ['document', ...path].join('.'),
    code,
    messages: message,
  }));
  const [first] = faults;
  const messages = {
    nl: `Het beleid klopt niet bij ${first?.field ?? ''}. ${first?.messages.nl ?? ''}`,
    en: `The policy is not right at ${first?.field ?? ''}. ${first?.messages.en ?? ''}`,
  };
  throw new ProblemError(422, 'policy-invalid', messages, { errors: faults });
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
