import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

const answer = z.object({
  importId: z.string(),
  state: z.string(),
  rows: z.number(),
  counts: z.record(z.string(), z.number()),
});

describe('a large file in parts', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
    await running.register('manager-1', '001');
  });
  afterAll(async () => {
    await running.close();
  });

  async function sendPart(key: string, part: number, parts: number, content: string) {
    const form = new FormData();
    const fields = { profile: 'completions', system: 'delen', part: String(part), parts: String(parts) };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([Buffer.from(content)]), 'groot.csv');
    const request = new Request('http://peil.example', { method: 'POST', body: form });
    const response = await running.app.inject({
      method: 'POST',
      url: '/imports',
      headers: {
        authorization: 'Bearer hr-1',
        'content-type': request.headers.get('content-type') ?? '',
        'idempotency-key': key,
      },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    const body: unknown = response.json();
    return { status: response.statusCode, body };
  }

  it('is one file, cut anywhere', async () => {
    const key = '7b1f8f0e-3c1a-4a54-9a51-0d6b5e0c9b11';
    const text = 'Personeelsnummer;Datum;Uren;Kenmerk\n001;13-02-2025;2;P-1\n001;14-02-2025;2;P-2\n';
    const first = await sendPart(key, 1, 3, text.slice(0, 20));
    expect([first.status, answer.parse(first.body).state]).toEqual([202, 'receiving']);
    expect(await sendPart(key, 3, 3, 'x')).toMatchObject({ status: 409, body: { code: 'part-out-of-order' } });
    expect(await sendPart(key, 2, 3, text.slice(20, 50))).toMatchObject({ status: 202 });
    const last = await sendPart(key, 3, 3, text.slice(50));
    expect(last).toMatchObject({ status: 201, body: { state: 'preview', rows: 2, counts: { new: 2 } } });
    const again = await sendPart(key, 1, 3, text.slice(0, 20));
    expect(answer.parse(again.body).importId).toBe(answer.parse(last.body).importId);
  });

  it('says nothing of a file in a log', async () => {
    const said: string[] = [];
    const write = (text: unknown) => {
      said.push(String(text));
    };
    Logger.overrideLogger({ log: write, error: write, warn: write, debug: write, verbose: write, fatal: write });
    const content =
      'Personeelsnummer;Naam;Datum;Uren;Geslacht;Opmerking\n777;KANARIE-N;31-02-2025;x;KANARIE-V;KANARIE-O\n';
    const upload = { name: 'KANARIE-bestand.csv', content: Buffer.from(content) };
    const sent = await running.upload('hr-1', '/imports', upload, { profile: 'completions' });
    expect(sent.status).toBe(201);
    expect(said.join('\n')).not.toContain('KANARIE');
  });
});
