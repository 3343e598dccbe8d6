import { classifyFields } from '@peil/eventing';
import { activityKindEvents, activityRecorded, dossierEvents, type DossierEvent } from './events.js';

describe('the events of the dossier', () => {
  it.each([...dossierEvents, ...activityKindEvents].map((definition) => [definition.type, definition] as const))(
    '%s says for every string whether it is personal',
    (_, definition) => {
      expect(classifyFields(definition.schema).unclassified).toEqual([]);
    },
  );

  it('keeps what a person wrote, a facilitator’s name and a source’s own id as personal text', () => {
    expect(activityRecorded.personalFields.map((path) => path.join('.'))).toEqual([
      'activity.facilitation.name',
      'activity.source.reference',
      'activity.title',
      'activity.description',
    ]);
  });

  it('has no place for a score', () => {
    const activity = {
      kind: 'development-assessment',
      day: '2026-03-12',
      minutes: 240,
      role: 'attended',
      facilitation: { type: 'none' },
      components: [],
      tags: [],
      source: { type: 'selfReported' },
      facts: {},
    };
    const data = { personId: 'p1', activityId: 'a1', activity };
    expect(activityRecorded.schema.safeParse(data).success).toBe(true);
    expect(activityRecorded.schema.safeParse({ ...data, activity: { ...activity, score: 7 } }).success).toBe(false);
  });

  it('narrows by type', () => {
    const minutesOf = (event: DossierEvent) =>
      event.type === 'ActivityRecorded' ? event.data.activity.minutes : undefined;
    expect(minutesOf({ type: 'ActivitySubmitted', data: { personId: 'p1', activityId: 'a1' } })).toBeUndefined();
  });
});
