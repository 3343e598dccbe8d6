import type { ImportKinds } from '../import-kind.js';
import { detectProfiles, genericProfile } from '../profiles/profile-book.js';
import { plainForm, type Profile } from '../profiles/profile.js';
import { noAnswers, type Answers } from '../questions/question.js';
import { fieldOf } from '../reading/headings.js';
import type { FileFacts } from './file-facts.js';
import type { ImportStore } from './import-record.js';
import { readUpload } from './upload-reading.js';

/** A file that was read to its end, and what is known of it. */
export type ReceivedFile = { readonly importId: string; readonly facts: FileFacts };

/** What is said of a file when it is handed over. */
export type FileTask = { readonly fileName?: string; readonly profile?: Profile; readonly answers?: Answers };

const MOST_REMEMBERED = 20_000;

/** Reads an upload to its end; its rows are kept, encrypted, until the import is done. */
export async function receiveFile(
  importId: string,
  upload: AsyncIterable<Uint8Array>,
  { profile, fileName = '', answers = noAnswers }: FileTask,
  {
    store,
    kinds,
    profiles,
  }: { readonly store: ImportStore; readonly kinds: ImportKinds; readonly profiles: readonly Profile[] },
): Promise<ReceivedFile> {
  const knows = knownHeadings(kinds, profile ? [profile] : profiles, profile);
  const rows = store.writeRows(importId);
  try {
    const { head, whole } = await peeked(upload);
    const form = (profile ?? reportOf(head, profiles))?.form ?? plainForm;
    const task = { fileName, form, refuse: profile?.refuse ?? [], knows, answers };
    const facts = await readUpload(whole, task, (batch) => rows.append(JSON.stringify(batch)));
    await rows.append(JSON.stringify([]));
    return { importId, facts };
  } finally {
    await rows.end();
  }
}

const PEEKED_BYTES = 4_096;

/** The first bytes of an upload, and all of it again. */
async function peeked(upload: AsyncIterable<Uint8Array>) {
  const parts = upload[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < PEEKED_BYTES) {
    const next = await parts.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* whole() {
    if (head.length > 0) yield head;
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
  }
  return { head, whole: whole() };
}

/** A report of several parts is cut up by the profile that its first lines name; which source it is, is asked all the same. */
function reportOf(head: Buffer, profiles: readonly Profile[]): Profile | undefined {
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  const text = head.toString(isWide ? 'utf16le' : 'utf8');
  const fitting = profiles.filter(
    ({ recognise }) => recognise.firstLines !== undefined && new RegExp(recognise.firstLines, 'iu').test(text),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether some profile or kind knows a heading: the row of headings is found by it. */
function knownHeadings(
  kinds: ImportKinds,
  profiles: readonly Profile[],
  named: Profile | undefined,
): (heading: string) => boolean {
  const ofKinds = named ? [kinds.find(named.kind)].flatMap((kind) => kind ?? []) : kinds.all();
  const columns = [
    ...profiles.flatMap((one) => one.columns),
    ...ofKinds.flatMap((kind) => kind.columns),
    ...profiles.flatMap(({ rules }) => rules.map(({ when }) => ({ field: 'rule', headings: when.headings }))),
  ];
  const known = new Map<string, boolean>();
  return (heading) => {
    const found = known.get(heading) ?? (heading !== '' && fieldOf(heading, columns) !== undefined);
    if (known.size < MOST_REMEMBERED) known.set(heading, found);
    return found;
  };
}

/** The profiles a file may be of, the likeliest first; of no known source: those of the kinds. */
export function profilesFor({ facts }: ReceivedFile, kinds: ImportKinds, profiles: readonly Profile[]) {
  const { header, titles, fileName } = facts;
  const headings = [header?.headings ?? [], ...(header?.others ?? [])].flat();
  const found = detectProfiles(profiles, { fileName, headings, firstLines: titles.join('\n') });
  const generic = kinds.all().map(genericProfile);
  return [...found, ...generic.filter(({ code }) => !found.some((profile) => profile.code === code))];
}
