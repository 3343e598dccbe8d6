import { addDays } from '@peil/kernel';
import type { PersonFacts } from '../facts.js';
import type { PublishedVersion } from '../scheme/scheme.js';

/** The versions of one scheme that hold for a person. The same list each time, so that it is compiled once. */
export type VersionsFor = (facts: PersonFacts) => readonly PublishedVersion[];

/** The versions of a scheme as they are in force. */
export function versionsInForce(published: readonly PublishedVersion[], schemeId: string): VersionsFor {
  const own = published.filter((version) => version.schemeId === schemeId);
  return () => own;
}

/**
 * The versions of a scheme as they would be with the draft in force from its own first day. A version that begins on
 * the very same day gives way to it, except for people who are held to that version.
 */
export function versionsWith(published: readonly PublishedVersion[], draft: PublishedVersion): VersionsFor {
  const own = published.filter(({ schemeId }) => schemeId === draft.schemeId);
  const others = own.filter(({ from }) => from !== draft.from);
  const givesWay = own.filter(({ from }) => from === draft.from);
  const forEveryone = [...others, draft];
  // The draft comes later in the list, so that it is the one in force on any day of its own.
  const forPinned = [...others, ...givesWay.map((it) => ({ ...it, until: addDays(it.from, -1) })), draft];
  return ({ pins }) => {
    const isHeld = pins.some(
      (pin) => pin.schemeId === draft.schemeId && givesWay.some((it) => it.version === pin.version),
    );
    return isHeld ? forPinned : forEveryone;
  };
}
