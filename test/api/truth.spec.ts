import { apiAs, type Answer } from '../support/api-client.js';
import {
  answerCheckOf,
  openApiOf,
  operationsOf,
  type OpenApi,
  type ServedOperation,
} from '../support/openapi-answers.js';
import { startPopulatedPeil, type PopulatedPeil } from './populated-peil.js';

const ASKERS = ['treesmanager', 'parksdirector', 'citydirector', 'hrall', 'admin', 'auditor', 'reporter'] as const;

/** What a list or a read may be asked besides, for those that take it. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  asOf: ['2024-05-01', '2027-03-01'],
  knownAt: ['2024-06-03T10:00:00Z'],
  pageSize: ['1'],
};

let populated: PopulatedPeil;
let document: OpenApi;

beforeAll(async () => {
  populated = await startPopulatedPeil();
  document = await openApiOf(populated.peil.url);
});
afterAll(() => populated.peil.close());

function addressOf({ path }: ServedOperation): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => populated.ids[name] ?? `no-${name}`);
}

describe('the OpenAPI document is true', () => {
  it('of every write that built this city: the client refuses an answer that it does not describe', () => {
    expect(Object.keys(populated.ids).length).toBeGreaterThan(15);
  });

  it('of every read, whoever asks', async () => {
    const { url } = populated.peil;
    const untrue: string[] = [];
    const silent: string[] = [];
    for (const operation of operationsOf(document).filter(({ method }) => method === 'GET')) {
      const taken = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
      const questions = ['', ...taken.flatMap((name) => (QUERIES[name] ?? []).map((value) => `?${name}=${value}`))];
      let hasAnswer = false;
      for (const personId of ASKERS) {
        const api = apiAs(url, populated.peil.signIn(personId));
        for (const question of questions) {
          const answer = await api.get(`${addressOf(operation)}${question}`).catch((error: unknown) => String(error));
          if (typeof answer === 'string') untrue.push(`${personId} ${answer}`);
          else if (answer.status === 200 && hasContent(answer)) hasAnswer = true;
        }
      }
      if (!hasAnswer) silent.push(operation.operationId);
    }
    expect([...new Set(untrue)]).toEqual([]);
    expect(silent).toEqual([]);
  });

  it('of a scheme as a YAML file', async () => {
    const api = apiAs(populated.peil.url, populated.peil.signIn('hrall'));
    const { status, headers } = await api.get('/schemes/amsterdam-draft/versions/1', { Accept: 'application/yaml' });
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('application/yaml')]);
  });
});

/** An empty list proves nothing about its items. */
function hasContent({ body }: Answer): boolean {
  return !Array.isArray(body.items) || body.items.length > 0;
}

describe('the check', () => {
  const answer = { method: 'GET', path: '/me', status: 200, contentType: 'application/json; charset=utf-8' };
  const me = {
    personId: 'a',
    today: '2026-10-15',
    demo: true,
    roles: [],
    directorates: [],
    directorOf: [],
    cityDirectorOf: [],
  };

  it('knows an undeclared field, a wrong type, a missing field, status and content type', () => {
    const check = answerCheckOf(document);
    const said = (body: object, other = {}) => check({ ...answer, text: JSON.stringify(body), ...other }).join();
    expect(said(me)).toBe('');
    expect(said({ ...me, extra: 1 })).toContain('extra');
    expect(said({ ...me, roles: 'hr' })).toContain('/roles');
    expect(said({ personId: 'a' })).toContain('directorOf');
    expect(said(me, { status: 299 })).toContain('not declared');
    expect(said(me, { contentType: 'text/html' })).toContain('text/html');
    expect(said(me, { path: '/nowhere' })).toContain('not in the document');
  });
});
