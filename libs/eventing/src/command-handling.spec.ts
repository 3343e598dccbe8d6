import { accept, instant, opaqueId, personalText, plainText, refuse, type PersonalText } from '@peil/kernel';
import { z } from 'zod';
import { createCommandHandling } from './command-handling.js';
import type { Decider } from './decider.js';
import { createEventCodec } from './event-codec.js';
import { defineEvent, type EventOf } from './event-definition.js';
import { createEventRegistry } from './event-registry.js';
import { inMemoryEventStore } from './in-memory-event-store.js';
import { memoryKeyVault } from './testing/memory-key-vault.js';

const noted = defineEvent(
  'Noted',
  z.strictObject({ personId: opaqueId, topic: plainText(), text: personalText(200).exactOptional() }),
  { subject: ({ personId }) => personId },
);
type Noted = EventOf<typeof noted>;
type Note = { readonly personId: string; readonly topic: string; readonly text?: string; readonly today?: string };

const notes: Decider<Note, Noted, { readonly topics: readonly string[]; readonly texts: readonly PersonalText[] }> = {
  category: 'notes',
  events: [noted],
  subject: (streamId) => streamId,
  initialState: { topics: [], texts: [] },
  decide: ({ today: _today, ...note }, { topics }) => {
    if (note.topic === 'refused') return refuse('invalid', 'refused', { nl: 'Nee', en: 'No' });
    return topics.includes(note.topic) ? accept() : accept<Noted>({ type: 'Noted', data: note });
  },
  evolve: ({ topics, texts }, { data }) => ({
    topics: [...topics, data.topic],
    texts: data.text === undefined ? texts : [...texts, data.text],
  }),
};

function peil() {
  const store = inMemoryEventStore();
  const vault = memoryKeyVault();
  const codec = createEventCodec(createEventRegistry([noted]), vault);
  const clock = { now: () => instant('2026-03-01T10:00:00.000Z') };
  const handling = () => createCommandHandling({ store, codec, vault, clock })(notes);
  return { store, vault, codec, handling, handle: handling() };
}

const by = (commandId: string) => ({ commandId, actor: { personId: 'hr1', role: 'hr' }, correlationId: 'request-1' });

describe('a command', () => {
  it('adds its events with who, when and why, and no personal text in the clear', async () => {
    const { handle, store, codec } = peil();
    const outcome = await handle('p1', { personId: 'p1', topic: 'a', text: 'GEHEIM' }, by('c1'));
    expect(outcome).toMatchObject({ outcome: 'accepted', added: 1, repeated: false });
    const [stored] = await store.readStream('notes-p1');
    expect(stored?.metadata).toMatchObject({
      actor: { personId: 'hr1', role: 'hr' },
      recordedAt: '2026-03-01T10:00:00.000Z',
      commandId: 'c1',
      causationId: 'c1',
      schemaVersion: 1,
    });
    expect(JSON.stringify(stored)).not.toContain('GEHEIM');
    expect(await codec.open(stored!)).toMatchObject({ data: { personId: 'p1', topic: 'a', text: 'GEHEIM' } });
  });

  it('sent again, also to a program that starts anew, has no second effect and the same answer', async () => {
    const { handle, handling, store } = peil();
    const note = { personId: 'p1', topic: 'a', text: 'x' };
    const first = await handle('p1', note, by('c1'));
    await handle('p1', { personId: 'p1', topic: 'b' }, by('c2'));
    for (const again of [handle, handling()]) {
      expect(await again('p1', note, by('c1'))).toEqual({ ...first, added: 0, repeated: true });
    }
    expect(await store.readStream('notes-p1')).toHaveLength(2);
  });

  it('sent again after midnight is still the same command', async () => {
    const { handle } = peil();
    const note = { personId: 'p1', topic: 'a' };
    await handle('p1', { ...note, today: '2026-03-01' }, by('c1'));
    expect(await handle('p1', { ...note, today: '2026-03-02' }, by('c1'))).toMatchObject({ repeated: true });
  });

  it('with an id that was used for something else is refused, and the first content kept', async () => {
    const { handle, store } = peil();
    await handle('p1', { personId: 'p1', topic: 'a' }, by('c1'));
    const outcome = await handle('p1', { personId: 'p1', topic: 'b' }, by('c1'));
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { code: 'command-id-reused', kind: 'conflict' } });
    expect((await store.readStream('notes-p1')).map(({ data }) => data.topic)).toEqual(['a']);
  });

  it('that is refused leaves no trace and may be sent again', async () => {
    const { handle, store } = peil();
    const outcome = await handle('p1', { personId: 'p1', topic: 'refused' }, by('c1'));
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { code: 'refused' } });
    expect(await store.readStream('notes-p1')).toEqual([]);
    expect(await handle('p1', { personId: 'p1', topic: 'a' }, by('c1'))).toMatchObject({ added: 1 });
  });

  it('is decided again when another node was first', async () => {
    const { handling, store } = peil();
    const [one, other] = [handling(), handling()];
    await one('p1', { personId: 'p1', topic: 'start' }, by('c0'));
    await other('p1', { personId: 'p1', topic: 'start' }, by('c0b'));
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? one : other)('p1', { personId: 'p1', topic: `t${index}` }, by(`c${index + 1}`)),
      ),
    );
    const topics = (await store.readStream('notes-p1')).map(({ data }) => data.topic);
    expect(new Set(topics).size).toBe(41);
    expect(topics).toHaveLength(41);
  });

  it('about an erased person is refused; what was recorded reads as erased', async () => {
    const { handle, vault, store, codec } = peil();
    await handle('p1', { personId: 'p1', topic: 'a', text: 'x' }, by('c1'));
    vault.erase('p1');
    expect(await handle('p1', { personId: 'p1', topic: 'b' }, by('c2'))).toMatchObject({
      refusal: { code: 'person-erased' },
    });
    const [stored] = await store.readStream('notes-p1');
    expect((await codec.open(stored!)).data).toMatchObject({ text: { erased: true } });
  });
});

describe('a sealed text', () => {
  it('moved to another stream or altered does not open', async () => {
    const { handle, store, codec } = peil();
    await handle('p1', { personId: 'p1', topic: 'a', text: 'x' }, by('c1'));
    const [stored] = await store.readStream('notes-p1');
    await expect(codec.open({ ...stored!, stream: 'notes-p2' })).rejects.toThrow('moved or altered');
    const text = z.object({ sealed: z.string() }).parse(stored!.data.text).sealed;
    const altered = { ...stored!.data, text: { sealed: `${text.slice(0, -4)}AAAA` } };
    await expect(codec.open({ ...stored!, data: altered })).rejects.toThrow('moved or altered');
  });
});
