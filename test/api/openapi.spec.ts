import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startPeil, type RunningPeil } from '../support/peil.js';

let peil: RunningPeil;
let answer: Response;
let document: z.infer<typeof documentSchema>;

const responseSchema = z.looseObject({
  headers: z.record(z.string(), z.unknown()).optional(),
  content: z.record(z.string(), z.unknown()).optional(),
});
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  responses: z.record(z.string(), responseSchema),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
  'x-peil-access': z.unknown(),
});
const documentSchema = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({
    version: z.string(),
    contact: z.strictObject({ name: z.string(), url: z.url(), email: z.email() }),
  }),
  servers: z.array(z.looseObject({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

beforeAll(async () => {
  peil = await startPeil();
  answer = await fetch(`${peil.url}/v1/openapi.json`);
  document = documentSchema.parse(await answer.json());
});
afterAll(() => peil.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
const offenders = (broken: (one: ReturnType<typeof operations>[number]) => boolean) =>
  operations()
    .filter(broken)
    .map(({ method, path }) => `${method} ${path}`);

/** The Dutch REST API Design Rules 2.2, each by its name there. */
describe('the OpenAPI document', () => {
  it('publish-openapi: is readable without signing in, from every origin', () => {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  });

  it('doc-openapi-contact, semver: names who to ask and its version', () => {
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('uri-version: carries the major version in the server url, not in the paths', () => {
    expect(document.servers.map(({ url }) => url)).toEqual(['/v1']);
    expect(Object.keys(document.paths).filter((path) => path.includes('/v1'))).toEqual([]);
  });

  it('no-trailing-slash, path-segments-kebab-case, lower camelCase ids', () => {
    const form = /^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z0-9]*\}))+$/;
    expect(Object.keys(document.paths).filter((path) => !form.test(path))).toEqual([]);
  });

  it('naming-collections: nouns in the plural', () => {
    const singular = Object.keys(document.paths)
      .flatMap((path) => path.split('/'))
      .filter((segment) => segment !== '' && !segment.startsWith('{') && !segment.endsWith('s'));
    // One of a kind: oneself, the one balance and ledger of a manager, figures of accreditation and of compliance, evidence (no plural),
    // the queue of reviews. People is a plural already.
    const ofAKind = new Set([
      'me',
      'balance',
      'ledger',
      'accreditation',
      'forecast',
      'what-if',
      'course',
      'evidence',
      'organisation',
      'compliance',
      'review-queue',
      'people',
    ]);
    expect([...new Set(singular)].filter((segment) => !ofAKind.has(segment))).toEqual([]);
  });

  it('query-keys-camel-case', () => {
    const bad = offenders(({ operation }) =>
      (operation.parameters ?? []).some(
        ({ name, in: place }) => place === 'query' && !/^[a-z][A-Za-z0-9]*$/.test(name),
      ),
    );
    expect(bad).toEqual([]);
  });

  it('http-methods: standard ones only', () => {
    expect(offenders(({ method }) => !['get', 'post', 'put', 'patch', 'delete'].includes(method))).toEqual([]);
  });

  it('version-header: on every answer that is no error', () => {
    const bad = offenders(({ operation }) =>
      Object.entries(operation.responses).some(
        ([status, { headers }]) => /^[23]/.test(status) && headers?.['API-Version'] === undefined,
      ),
    );
    expect(bad).toEqual([]);
  });

  it('error-handling: 400 and 500 as problem documents on every operation', () => {
    const bad = offenders(({ operation }) =>
      ['400', '500'].some((status) => operation.responses[status]?.content?.['application/problem+json'] === undefined),
    );
    expect(bad).toEqual([]);
  });

  it('every operation has an id, a summary, a tag, one success, and says who may call it', () => {
    expect(operations().length).toBeGreaterThan(10);
    expect(offenders(({ operation }) => operation['x-peil-access'] === undefined)).toEqual([]);
    expect(
      offenders(({ operation }) => !Object.keys(operation.responses).some((status) => status.startsWith('2'))),
    ).toEqual([]);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('every property of an answer or a request says its type', () => {
    const untyped: string[] = [];
    const propertiesSchema = z.looseObject({ properties: z.record(z.string(), z.looseObject({})).optional() });
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      for (const [property, value] of Object.entries(propertiesSchema.parse(schema).properties ?? {})) {
        const says = ['type', '$ref', 'allOf', 'oneOf', 'anyOf', 'enum'].some((word) => word in value);
        if (!says) untyped.push(`${name}.${property}`);
      }
    }
    expect(untyped).toEqual([]);
  });

  const ruleSet =
    process.env.ADR_RULESET ?? join(__dirname, '..', '..', '..', 'shared', 'api-design-rules', 'linter.yaml');
  it('passes the public rule set where it is present', () => {
    if (!existsSync(ruleSet)) {
      process.stderr.write('The public rule set was not present (ADR_RULESET): only our own tests of its rules ran.\n');
      return;
    }
    const file = join(peil.folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const root = join(__dirname, '..', '..');
    const { status, stdout } = spawnSync(
      join(root, 'node_modules', '.bin', 'spectral'),
      ['lint', '--ruleset', ruleSet, '--fail-severity', 'error', file],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });
});

describe('the API over HTTP', () => {
  it('no-trailing-slash: an address with a slash at its end does not exist', async () => {
    expect((await fetch(`${peil.url}/v1/units`)).status).toBe(401);
    const slash = await fetch(`${peil.url}/v1/units/`);
    expect(slash.status).toBe(404);
    expect(slash.headers.get('content-type')).toContain('application/problem+json');
  });

  it('version-header and transport security headers are on answers and on errors', async () => {
    for (const path of ['/v1/openapi.json', '/v1/units', '/v1/nowhere', '/health']) {
      const { headers } = await fetch(`${peil.url}${path}`);
      expect(headers.get('api-version')).toBe('1.0.0');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('problem-details: in the language asked for, with both texts', async () => {
    const dutch = await fetch(`${peil.url}/v1/units`);
    const english = await fetch(`${peil.url}/v1/units`, { headers: { 'Accept-Language': 'en-GB,en;q=0.9,nl;q=0.5' } });
    const textSchema = z.object({ detail: z.string(), messages: z.object({ nl: z.string(), en: z.string() }) });
    const [nl, en] = [textSchema.parse(await dutch.json()), textSchema.parse(await english.json())];
    expect(nl.messages).toEqual({ nl: nl.detail, en: en.detail });
  });

  it('malformed JSON, a wrong content type and a body that is too large are problems, not crashes', async () => {
    const send = (body: string, type = 'application/json') =>
      fetch(`${peil.url}/v1/demo-sessions`, { method: 'POST', headers: { 'Content-Type': type }, body });
    const answers = await Promise.all([
      send('{"persona":'),
      send('{"__proto__": {"a": 1}, "persona": "hr"}'),
      send('<xml/>', 'application/xml'),
      send(JSON.stringify({ persona: 'x'.repeat(2_000_000) })),
      send(JSON.stringify({ persona: 'nobody', extra: 1 })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 415, 413, 400]);
    for (const one of answers) expect(one.headers.get('content-type')).toContain('application/problem+json');
    const { errors } = z.object({ errors: z.array(z.object({ field: z.string() })) }).parse(await answers[4].json());
    expect(errors.map(({ field }) => field).sort()).toEqual(['extra', 'persona']);
  });
});
