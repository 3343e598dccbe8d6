import type { ImportKind, ImportKinds } from '../import-kind.js';
import { fieldOf } from '../reading/headings.js';
import { builtInProfiles } from './built-in.js';
import { dayIn } from '../run/shape.js';
import { profileOf, type Profile } from './profile.js';

/** The profile of a kind for files of no particular source: headings as the kind knows them. */
export function genericProfile(kind: ImportKind): Profile {
  return profileOf({ code: kind.code, names: kind.names, kind: kind.code, system: 'file' });
}

/** Every profile: one made here comes before the built-in one of the same code. */
export function allProfiles(kinds: ImportKinds, made: readonly Profile[]): readonly Profile[] {
  const generic = kinds.all().map(genericProfile);
  const known = builtInProfiles.filter(({ kind }) => kinds.find(kind) !== undefined);
  const byCode = new Map([...generic, ...known, ...made].map((profile) => [profile.code, profile]));
  return [...byCode.values()];
}

/** What is seen of a file before it is read. */
export type FirstSight = {
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly firstLines: string;
};

/** First lines of a report are a surer mark than headings that many lists have. */
const FIRST_LINES_COUNT = 5;

/** How sure it is that a file is of this source: how many of its marks are there; 0: it is not. */
function fit({ recognise, shape }: Profile, { fileName, headings, firstLines }: FirstSight): number {
  const named = recognise.fileName !== undefined && new RegExp(recognise.fileName, 'iu').test(fileName);
  const begins = recognise.firstLines !== undefined && new RegExp(recognise.firstLines, 'iu').test(firstLines);
  const groups = recognise.headings.filter((group) =>
    headings.some((heading) => fieldOf(heading, [{ field: 'it', headings: group }]) !== undefined),
  );
  if (groups.length < recognise.headings.length) return 0;
  // A list with a column for each session has a day in some heading.
  if (shape.type === 'sessions' && !headings.some((heading) => dayIn(heading, 'dmy') !== undefined)) return 0;
  if (recognise.firstLines !== undefined && !begins) return 0;
  return recognise.headings.length + (named ? 1 : 0) + (begins ? FIRST_LINES_COUNT : 0);
}

/** The profiles a file may be of, the likeliest first. Detection proposes; a person confirms. */
export function detectProfiles(profiles: readonly Profile[], seen: FirstSight): readonly Profile[] {
  return profiles
    .map((profile) => ({ profile, score: fit(profile, seen) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.profile.code < b.profile.code ? -1 : 1))
    .map(({ profile }) => profile);
}
