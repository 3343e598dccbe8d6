import { z } from 'zod';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

jest.setTimeout(180_000);
const answer = z.object({
  importId: z.string(),
  counts: z.record(z.string(), z.number()),
  questions: z.array(z.object({ id: z.string(), code: z.string() })),
  firstProblems: z.array(z.object({ line: z.number(), code: z.string(), column: z.string(), value: z.string() })),
});

describe('rows that may not mean what they say', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
    await running.register('manager-1', '001');
  });
  afterAll(() => running.close());

  async function preview(rows: readonly string[]) {
    const content = Buffer.from(`personeelsnummer;naam;kenmerk;cursuscode;datum;uren\n${rows.join('\n')}\n`);
    const sent = await running.upload(
      'hr-1',
      '/imports',
      { name: 'x.csv', content },
      { kind: 'completions', system: 'twijfel' },
    );
    return answer.parse(sent.body);
  }

  it('are told, asked or refused: another name, hours above the offering, more hours than a day has', async () => {
    const found = await preview([
      '001;Naam manager-1;A;DD-01;13-01-2025;4',
      '001;Kees Visser;B;DD-01;14-02-2025;4',
      '001;manager-1, Naam;C;DD-01;15-03-2025;12',
      '001;;D;;16-03-2025;80',
    ]);
    expect(found.counts).toMatchObject({ new: 2, question: 1, bad: 1 });
    expect(found.firstProblems).toMatchObject([
      { line: 3, code: 'name-differs', column: 'naam', value: 'Kees Visser' },
      { line: 4, code: 'hours-above-offering', column: 'uren', value: '12' },
      { line: 5, code: 'too-many-hours', column: 'uren', value: '80' },
    ]);
    const answered = await running.send('hr-1', 'POST', `/imports/${found.importId}/answers`, {
      answers: { 'row:4:hours-above-offering': 'take' },
    });
    expect(answered.body).toMatchObject({ counts: { new: 3, question: 0, bad: 1 } });
  });
});
