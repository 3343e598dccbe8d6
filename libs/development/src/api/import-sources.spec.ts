import { z } from 'zod';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';
import { sourceFiles } from '../testing/source-files.js';

const answer = z.object({
  importId: z.string(),
  state: z.string(),
  rows: z.number(),
  counts: z.record(z.string(), z.number()),
  factCounts: z.record(z.string(), z.number()),
  questions: z.array(z.object({ id: z.string(), code: z.string() })),
  failure: z.object({ code: z.string() }).optional(),
  firstProblems: z.array(z.object({ line: z.number(), column: z.string(), value: z.string(), code: z.string() })),
});

describe('files of sources', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
    for (const index of [1, 2, 3]) await running.register(`manager-${index}`, `00${index}`);
  });
  afterAll(async () => {
    await running.close();
  });

  async function factsOf(system: string): Promise<readonly (readonly unknown[])[]> {
    await running.runner.waitFor((await running.store.head())?.position ?? 0, 5_000);
    return running.runner
      .database('activities')
      .prepare(
        `SELECT person_id, last_day, json_extract(content, '$.minutes') AS minutes FROM activity
          WHERE json_extract(content, '$.source.system') = ? AND status <> 'withdrawn' ORDER BY 1, 2`,
      )
      .all(system)
      .map(({ person_id, last_day, minutes }) => [person_id, last_day, minutes]);
  }

  // Every file speaks of the same people and offering: what one brought in is taken back before the next.
  it.each(sourceFiles.map((file, index) => [file.what, file, index] as const))('%s', async (_, file, index) => {
    const { profile, fileName, content, answers, rows, facts } = file;
    const system = `source-${index}`;
    const fields = { profile, system, ...(answers && { answers: JSON.stringify(answers) }) };
    const upload = { name: fileName, content: await content() };
    const sent = await running.upload('hr-1', '/imports', upload, fields);
    const preview = answer.parse(sent.body);
    const { counts } = preview;
    expect({ ...preview, seen: [counts.new, counts.passedOver, counts.question, counts.bad] }).toMatchObject({
      state: 'preview',
      questions: [],
      seen: rows,
    });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(preview.rows);
    expect(await factsOf(system)).toEqual([]);

    const confirmed = await running.send('hr-1', 'POST', `/imports/${preview.importId}/confirmations`, {});
    expect(confirmed).toMatchObject({ status: 201, body: { state: 'done', counts } });
    expect(await factsOf(system)).toEqual(facts);

    const again = answer.parse((await running.upload('hr-1', '/imports', upload, fields)).body);
    expect([again.state, again.counts.new, again.counts.unchanged]).toEqual(['preview', 0, counts.new]);

    const withdrawn = await running.send('hr-1', 'POST', `/imports/${preview.importId}/withdrawals`);
    expect(withdrawn).toMatchObject({
      body: { state: 'withdrawn', withdrawal: { withdrawn: facts.length, left: [] } },
    });
    expect(await factsOf(system)).toEqual([]);

    const anew = answer.parse((await running.upload('hr-1', '/imports', upload, { ...fields, confirm: 'true' })).body);
    expect([anew.state, anew.counts.new]).toEqual(['done', counts.new]);
    expect(await factsOf(system)).toEqual(facts);
    expect(await running.send('hr-1', 'POST', `/imports/${anew.importId}/withdrawals`)).toMatchObject({ status: 201 });
  });
});
