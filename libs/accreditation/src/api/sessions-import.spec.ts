import { Imports, type ImportSender } from '@peil/imports';
import { calendarDay } from '@peil/kernel';
import { httpAccreditation } from '../testing/http-accreditation.js';

let http: Awaited<ReturnType<typeof httpAccreditation>>;
beforeEach(async () => {
  http = await httpAccreditation();
});
afterEach(() => http.close());

const event = (uid: string, summary: string, day: number, ...more: readonly string[]) => [
  ...['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${summary}`, `DTSTART;TZID=W. Europe Standard Time:202611${day}T130000`],
  ...[`DTEND;TZID=W. Europe Standard Time:202611${day}T163000`, ...more, 'END:VEVENT'],
];
const calendar = (...events: readonly (readonly string[])[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');

jest.setTimeout(180_000);

describe('a calendar of planned sessions', () => {
  let runs = 0;
  async function take(text: string, answers: Readonly<Record<string, string>> = {}) {
    runs += 1;
    const imports = http.app.get(Imports);
    const importId = `calendar-${runs}`;
    const sender: ImportSender = {
      sender: { commandId: importId, correlationId: importId, actor: { personId: 'hr', role: 'hr' } },
      today: calendarDay('2026-10-13'),
    };
    async function* bytes() {
      yield await Promise.resolve(Buffer.from(text));
    }
    const file = await imports.receive(importId, bytes(), { fileName: 'agenda.ics' });
    const [profile] = imports.detect(file);
    if (!profile) throw new Error('no profile');
    await imports.start(file, { profile }, sender);
    await imports.waitFor(importId, 60_000);
    if (Object.keys(answers).length > 0) {
      await imports.answer(importId, answers);
      await imports.waitFor(importId, 60_000);
    }
    const preview = imports.find(importId);
    const questions = imports.details(importId)?.rowQuestions ?? [];
    await imports.confirm(importId);
    await imports.waitFor(importId, 60_000);
    return { imports, importId, sender, preview, questions, record: imports.find(importId) };
  }
  async function addOffering(code: string, title: string): Promise<string> {
    const added = await http.post('hr', '/offerings', {
      ...{ code, title: { nl: title, en: title }, providerId: 'school', kind: 'training', minutes: 210 },
      ...{ components: [], tags: [], categories: [] },
    });
    return String(Reflect.get(Object(added.body), 'offeringId'));
  }
  async function sessionsOf(offeringId: string): Promise<unknown> {
    return Reflect.get(Object((await http.get('hr', `/offerings/${offeringId}`)).body), 'sessions');
  }

  it('plans sessions with nobody on them, moves what moved, takes back what was cancelled, and changes nothing twice', async () => {
    const offeringId = await addOffering('OMST-03', 'Omgangsvormen');
    const people = ['ATTENDEE;CN=Jan Kanarie:mailto:jan.kanarie@stad.example'];
    const first = calendar(event('a', 'OMST-03', 10, ...people), event('b', 'Omgangsvormen', 11));
    expect((await take(first)).record).toMatchObject({
      state: 'done',
      profile: 'calendar',
      counts: { new: 2, bad: 0 },
    });
    expect(await sessionsOf(offeringId)).toMatchObject([
      { from: '2026-11-10', until: '2026-11-10', minutes: 210 },
      { from: '2026-11-11' },
    ]);
    const head = await http.running.store.head();
    expect((await take(first)).record).toMatchObject({ counts: { unchanged: 2, new: 0 } });
    expect(await http.running.store.head()).toEqual(head);

    const second = calendar(event('a', 'OMST-03', 12), event('b', 'Omgangsvormen', 11, 'STATUS:CANCELLED'));
    expect((await take(second)).record).toMatchObject({ counts: { correction: 2 } });
    expect(await sessionsOf(offeringId)).toMatchObject([{ from: '2026-11-12' }]);
    for await (const page of http.running.store.readAll(0)) expect(JSON.stringify(page)).not.toContain('anarie');
  });

  it('asks once which offering is meant, and the profile knows it the next time', async () => {
    const offeringId = await addOffering('OMST-03', 'Omgangsvormen');
    const text = calendar(
      event('a', 'Omgangsvormen (groep 2)', 10),
      event('b', 'Omgangsvormen (groep 2)', 11),
      event('c', 'Iets anders', 12),
    );
    const asked = await take(text);
    expect(asked.preview).toMatchObject({ counts: { question: 2, bad: 1 } });
    expect(asked.questions).toMatchObject([
      {
        id: 'match:offering:omgangsvormen (groep 2)',
        code: 'did-you-mean',
        options: [{ value: 'OMST-03' }, { value: 'leaveOut' }],
      },
    ]);
    const answered = await take(text, { 'match:offering:omgangsvormen (groep 2)': 'OMST-03' });
    expect(answered.record).toMatchObject({ counts: { new: 2, bad: 1 } });
    expect(answered.imports.findProfile('calendar')).toMatchObject({
      version: 2,
      aliases: { offering: { 'omgangsvormen (groep 2)': 'OMST-03' } },
    });
    const next = calendar(event('d', 'Omgangsvormen (Groep 2)', 17));
    expect((await take(next)).record).toMatchObject({ counts: { new: 1, question: 0 } });
    expect(await sessionsOf(offeringId)).toHaveLength(3);
  });

  it('is taken back as a whole', async () => {
    const offeringId = await addOffering('OMST-03', 'Omgangsvormen');
    const { imports, importId, sender } = await take(calendar(event('a', 'OMST-03', 10), event('b', 'OMST-03', 11)));
    expect(await imports.withdraw(importId, sender)).toMatchObject({
      state: 'withdrawn',
      withdrawal: { withdrawn: 2, left: 0 },
    });
    expect(await sessionsOf(offeringId)).toEqual([]);
  });
});
