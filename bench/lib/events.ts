import type { NewEvent, StreamName } from '@peil/eventing';
import { sampleEvent } from '@peil/eventing/testing';

/** An event of 370 bytes of data, as in the measurements the goals come from. */
export function benchEvent(number: number): NewEvent {
  return sampleEvent({
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
  });
}

/** Streams of 20 events by turns: the n-th append goes to the n-th stream of its group, at the next revision. */
export function streamOf(group: string, number: number): StreamName {
  return `bench-${group}.${number}`;
}
