import { z } from 'zod';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

const answer = z.object({
  importId: z.string(),
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  questions: z.array(z.object({ id: z.string(), code: z.string(), options: z.array(z.object({ value: z.string() })) })),
});

describe('a code that no offering has', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
    await running.register('manager-1', '001');
  });
  afterAll(() => running.close());

  const rows = (...list: readonly string[]) =>
    Buffer.from(`personeelsnummer;kenmerk;cursuscode;datum\n${list.join('\n')}\n`);
  const upload = async (content: Buffer, fields: Readonly<Record<string, string>>) =>
    answer.parse((await running.upload('hr-1', '/imports', { name: 'x.csv', content }, fields)).body);

  it('is asked once; the answer repairs every row that says it and is learnt by the profile', async () => {
    const content = rows(
      '001;A;DD01;13-01-2025',
      '001;B;dd01;14-02-2025',
      '001;C;DD-01;15-03-2025',
      '001;D;XYZ;16-03-2025',
    );
    const preview = await upload(content, { kind: 'completions', system: 'vraag' });
    expect(preview).toMatchObject({
      state: 'preview',
      counts: { new: 1, question: 2, bad: 1 },
      questions: [
        { id: 'match:offering:dd01', code: 'did-you-mean', options: [{ value: 'DD-01' }, { value: 'leaveOut' }] },
      ],
    });
    const answered = await running.send('hr-1', 'POST', `/imports/${preview.importId}/answers`, {
      answers: { 'match:offering:dd01': 'DD-01' },
    });
    expect(answered.body).toMatchObject({ state: 'preview', counts: { new: 3, question: 0, bad: 1 } });
    const confirmed = await running.send('hr-1', 'POST', `/imports/${preview.importId}/confirmations`, {
      saveAs: 'vraag-profiel',
    });
    expect(confirmed.body).toMatchObject({ state: 'done', counts: { new: 3, bad: 1 } });

    const next = await upload(rows('001;E;Dd01;20-04-2025'), { profile: 'vraag-profiel', system: 'vraag' });
    expect(next).toMatchObject({ state: 'preview', counts: { new: 1, question: 0 }, questions: [] });
  });

  it('stays out where a person says that it is none of these', async () => {
    const fields = {
      kind: 'completions',
      system: 'geen',
      answers: JSON.stringify({ 'match:offering:dd01': 'leaveOut' }),
    };
    expect(await upload(rows('001;A;DD01;13-01-2025'), fields)).toMatchObject({ counts: { bad: 1, question: 0 } });
  });
});
