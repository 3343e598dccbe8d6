import { calendarDaySchema, opaqueId, personalText, plainText } from '@peil/kernel';
import { z } from 'zod';
import { classifyFields, defineEvent, type EventOf } from './event-definition.js';

describe('an event definition', () => {
  const schema = z.strictObject({
    personId: opaqueId,
    day: calendarDaySchema,
    kind: z.enum(['a', 'b']),
    title: plainText().optional(),
    notes: z.array(z.strictObject({ text: personalText(100), component: plainText() })),
  });

  it('knows where personal text stands', () => {
    const noted = defineEvent('Noted', schema, { subject: (data) => data.personId });
    expect(noted.personalFields).toEqual([['notes', '*', 'text']]);
    const event: EventOf<typeof noted> = {
      type: 'Noted',
      data: schema.parse({ personId: 'p1', day: '2026-02-28', kind: 'a', notes: [] }),
    };
    expect(noted.subject?.(event.data)).toBe('p1');
  });

  it('refuses personal text without a subject', () => {
    expect(() => defineEvent('Noted', schema)).toThrow('names no subject');
  });

  it('finds string fields that do not say whether they are personal', () => {
    expect(classifyFields(z.object({ a: z.string(), b: z.record(z.string(), z.string()) })).unclassified).toEqual([
      ['a'],
      ['b', '*'],
    ]);
  });

  it('refuses a version without its upcasters', () => {
    expect(() => defineEvent('Noted', z.object({}), { version: 2 })).toThrow('needs 1 upcasters');
  });
});
