import { instant } from '@peil/kernel';
import { z } from 'zod';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

let peil: RunningPeil;
let now = instant('2024-02-12T09:00:00Z');
const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));
const at = '/managers/treesmanager/cycles/2024';

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
});
afterAll(() => peil.close());

const version = z.object({
  version: z.number(),
  text: z.string().optional(),
  fingerprint: z.string(),
  preconditions: z.array(z.object({ preconditionId: z.string(), met: z.boolean().optional() })),
});
const agreement = z.object({
  state: z.string(),
  waitsForYou: z.boolean(),
  inForce: version.optional(),
  proposal: version.optional(),
});

function agreementOf({ status, body }: Answer) {
  expect(status).toBe(200);
  return agreement.parse(body);
}
const field = ({ body }: Answer, name: string): string => z.string().parse(body[name]);

describe('a director proposes, the manager asks for a change, both confirm, entries follow', () => {
  let one: string;

  it('the director proposes, and the manager asks for another text', async () => {
    const director = as('parksdirector');
    const proposed = await director.post(`${at}/agreements`, {
      kind: 'social-safety',
      title: 'Sociale veiligheid in je team',
      text: 'Ik bespreek elk kwartaal een casus.',
      preconditions: [{ kind: 'time', text: 'Twee dagdelen per kwartaal.' }],
    });
    expect(proposed.status).toBe(201);
    one = `${at}/agreements/${field(proposed, 'agreementId')}`;
    const manager = as('treesmanager');
    const seen = agreementOf(await manager.get(one));
    expect(seen).toMatchObject({ state: 'proposed', waitsForYou: true });
    const asked = await manager.post(`${one}/amendments`, {
      title: 'Sociale veiligheid in je team',
      text: 'Ik bespreek elke twee maanden een casus.',
      preconditions: [
        { preconditionId: seen.proposal?.preconditions[0]?.preconditionId, kind: 'time', text: 'Drie dagdelen.' },
      ],
      reason: 'Een kwartaal is te lang.',
    });
    expect(asked.status).toBe(201);
    // What the manager saw is no longer what lies there.
    const { version: number, fingerprint } = seen.proposal ?? { version: 0, fingerprint: '' };
    const stale = await director.post(`${one}/acceptances`, { version: number, fingerprint });
    expect(stale.status).toBe(409);
  });

  it('both confirm the same text, and it is in force', async () => {
    const director = as('parksdirector');
    const { proposal } = agreementOf(await director.get(one));
    if (!proposal) throw new Error('no proposal');
    const { version: number, fingerprint } = proposal;
    expect(proposal.text).toBe('Ik bespreek elke twee maanden een casus.');
    const wrong = `${fingerprint.slice(1)}A`;
    expect((await director.post(`${one}/acceptances`, { version: number, fingerprint: wrong })).status).toBe(409);
    expect((await director.post(`${one}/acceptances`, { version: number, fingerprint })).status).toBe(201);
    expect(agreementOf(await as('treesmanager').get(one))).toMatchObject({ state: 'inForce', waitsForYou: false });
  });

  it('a precondition that did not come is recorded', async () => {
    const manager = as('treesmanager');
    const { inForce } = agreementOf(await manager.get(one));
    const id = inForce?.preconditions[0]?.preconditionId ?? '';
    expect((await manager.post(`${one}/preconditions/${id}/states`, { met: false })).status).toBe(201);
    expect(agreementOf(await as('parksdirector').get(one)).inForce?.preconditions[0]?.met).toBe(false);
  });

  it('entries follow, and nobody but the two reads the words', async () => {
    const manager = as('treesmanager');
    const entry = { moment: 'moment-1', evaluation: 'De casus maakte veel los.', progress: 'onCourse' };
    expect((await manager.post(`${at}/entries`, entry)).status).toBe(201);
    const cycleOf = async (personId: string) => JSON.stringify((await as(personId).get(at)).body);
    expect(await cycleOf('parksdirector')).toContain('De casus maakte veel los.');
    for (const personId of ['hrall', 'auditor']) {
      const seen = await cycleOf(personId);
      expect(seen).toContain('moment-1');
      expect(seen).not.toContain('casus');
      expect(seen).not.toContain('fingerprint');
    }
    expect((await as('streetsdirector').get(at)).status).toBe(403);
    expect((await as('pondsmanager').get(at)).status).toBe(403);
  });

  it('nothing of the words lies in the log in the clear', async () => {
    let log = '';
    for await (const page of peil.runtime.store.readAll(0)) log += JSON.stringify(page);
    expect(log).toContain('AgreementProposed');
    expect(log).not.toContain('casus');
    expect(log).not.toContain('dagdelen');
  });
});

describe('what is refused, with the reason in both languages, and nothing stored', () => {
  const proposal = { kind: 'free', title: 'Titel', text: 'Tekst' };
  const cases: readonly (readonly [what: string, body: object, status: number])[] = [
    ['a rating', { ...proposal, rating: 4 }, 422],
    ['a score deep inside', { ...proposal, preconditions: [{ kind: 'time', text: 'x', score: 3 }] }, 422],
    ['an origin', { ...proposal, origin: 'elsewhere' }, 422],
    ['a health field', { ...proposal, followUp: { health: 'x' } }, 422],
    ['a kind named after a characteristic', { ...proposal, kind: 'herkomst' }, 422],
    ['a text over its limit', { ...proposal, text: 'x'.repeat(4001) }, 400],
    ['a title over its limit', { ...proposal, title: 'x'.repeat(201) }, 400],
  ];

  it.each(cases)('%s', async (_, body, status) => {
    const before = await peil.runtime.store.head();
    const answer = await as('parksdirector').post(`${at}/agreements`, body);
    expect(answer.status).toBe(status);
    const messages = z.object({ nl: z.string().min(10), en: z.string().min(10) }).parse(answer.body.messages);
    expect(messages.nl).not.toBe(messages.en);
    expect(await peil.runtime.store.head()).toEqual(before);
  });

  it('a rating at a conclusion and an entry too', async () => {
    const before = await peil.runtime.store.head();
    const entry = { moment: 'moment-2', goals: 'x', ranking: 1 };
    expect((await as('treesmanager').post(`${at}/entries`, entry)).status).toBe(422);
    expect(await peil.runtime.store.head()).toEqual(before);
  });
});

describe('the director changes', () => {
  it('the cycle is handed over with its history, and the new one confirms', async () => {
    now = instant('2024-04-02T09:00:00Z');
    const admin = as('admin');
    const terms = { unitId: 'parks', role: 'director', acting: true, from: '2024-04-01' };
    expect((await admin.post('/managers/streetsdirector/appointments', terms)).status).toBe(201);
    const newcomer = as('streetsdirector');
    const entry = { moment: 'moment-1', evaluation: 'Gelezen.' };
    expect((await newcomer.post(`${at}/entries`, entry)).status).toBe(409);
    expect((await as('treesmanager').post(`${at}/hand-overs`, {})).status).toBe(201);
    expect((await newcomer.post(`${at}/entries`, entry)).status).toBe(409);
    expect((await newcomer.post(`${at}/hand-over-confirmations`)).status).toBe(201);
    expect((await newcomer.post(`${at}/entries`, entry)).status).toBe(201);
    expect((await as('parksdirector').post(`${at}/entries`, entry)).status).toBe(403);
    const seen = await newcomer.get(at);
    expect(seen.body).toMatchObject({ handOverOpen: false, textsShown: true });
    expect(JSON.stringify(seen.body)).toContain('twee maanden');
  });
});
