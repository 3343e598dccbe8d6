import type { JsonObject, NewEvent } from '@peil/eventing';
import { sampleEvent } from '@peil/eventing/testing';

/** What an event of a dossier may hold: about 330 bytes of JSON. */
export function benchData(number: number): JsonObject {
  return {
    kind: 'intervision',
    activityId: `activity-${number}`,
    day: '2026-03-12',
    until: '2026-03-12',
    hours: 3,
    facilitator: 'external',
    groupSize: 8,
    components: ['direction', 'connection'],
    note: {
      sealed:
        'c2VhbGVkIHRleHQgb2YgYSBub3RlIHRoYXQgaXMgbG9uZyBlbm91Z2ggdG8gYmUgcmVhbCwgYXMgcGVvcGxlIHdyaXRlIHRoZW0gaGVyZQ==',
    },
  };
}

/** An event with such data; its metadata is as long again. */
export function benchEvent(number: number): NewEvent {
  return sampleEvent(benchData(number));
}
