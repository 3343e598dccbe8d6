import { z } from 'zod';
import { httpAccreditation } from '../testing/http-accreditation.js';
import { publishedCity } from '../testing/published-city.js';

let http: Awaited<ReturnType<typeof httpAccreditation>>;
const get = (...args: Parameters<typeof http.get>) => http.get(...args);
const ids = new Map<string, string>();

beforeAll(async () => {
  http = await httpAccreditation();
  await publishedCity(http);
  const provider = { providerId: 'coaches', name: 'Coaches', internal: false };
  await http.post('hr', '/providers', provider);
  for (const [code, kind, hours, components, tags] of [
    ['C-1', 'coaching', 6, ['results'], []],
    ['T-1', 'training', 8, ['direction'], ['inclusion-diversity']],
    ['I-1', 'intervision', 4, ['connection'], []],
  ] as const) {
    const body = { code, title: { nl: code, en: code }, providerId: 'coaches', kind, minutes: hours * 60 };
    const answer = await http.post('hr', '/offerings', { ...body, components, tags, categories: [] });
    ids.set(code, z.object({ offeringId: z.string() }).parse(answer.body).offeringId);
  }
});
afterAll(() => http.close());

const id = (code: string) => ids.get(code) ?? '';

describe('what if', () => {
  it('says what one, and what two offerings would change, and records nothing', async () => {
    const head = await http.running.store.head();
    const one = await get('anna', `/managers/anna/what-if?offering=${id('T-1')}`);
    expect(one.body).toMatchObject({
      managerId: 'anna',
      on: '2026-10-13',
      offerings: [id('T-1')],
      changes: [{ totalBefore: { earned: '0' }, totalAfter: { earned: '8' }, offerings: [{ points: '8' }] }],
    });
    const two = await get('anna', `/managers/anna/what-if?offering=${id('T-1')}&offering=${id('I-1')}&on=2026-12-01`);
    expect(two.body).toMatchObject({
      on: '2026-12-01',
      changes: [{ totalAfter: { earned: '0', planned: '12' } }],
    });
    expect(JSON.stringify(two.body)).toContain('Hiermee kom je op 12 van de 40 punten.');
    expect(await http.running.store.head()).toEqual(head);
  });

  it('is refused for an offering nobody knows, too many, and another’s file', async () => {
    expect((await get('anna', '/managers/anna/what-if?offering=nothing')).status).toBe(404);
    const eleven = Array.from({ length: 11 }, (_, index) => `offering=o${index}`).join('&');
    expect((await get('anna', `/managers/anna/what-if?${eleven}`)).status).toBe(400);
    expect((await get('bram', '/managers/anna/what-if')).status).toBe(403);
    expect((await get('hr', '/managers/nobody/suggestions')).status).toBe(404);
  });
});

describe('suggestions', () => {
  it('come with what each fills, and the best together', async () => {
    const { body } = await get('anna', '/managers/anna/suggestions');
    const codes = z.object({ items: z.array(z.object({ code: z.string() })) }).parse(body);
    expect(codes.items.map(({ code }) => code)).toEqual(['T-1', 'C-1', 'I-1']);
    const { items } = z.object({ items: z.array(z.record(z.string(), z.unknown())) }).parse(body);
    expect(items[0]).toMatchObject({
      points: '8',
      closes: [
        { requirement: 'total' },
        { requirement: 'components.direction', closed: true },
        { requirement: 'inclusion' },
      ],
    });
    expect(items[2]).toMatchObject({ points: '4' });
    expect(JSON.stringify(items[2])).toContain('externe begeleiding (4 uur)');
    expect(body).toMatchObject({
      best: { closesAll: false, offerings: [id('T-1'), id('C-1'), id('I-1')] },
      notTried: 0,
    });
  });
});
