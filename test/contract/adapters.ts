import type { StoreSubject } from '@peil/eventing/testing';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const libs = join(__dirname, '../../libs');

/** An adapter of the event store port, and where it says how the contract opens it. */
export type Adapter = { readonly name: string; readonly subjectFile: string };

/** Every adapter there is: the in-memory one, and each folder `libs/eventing-*`. None is enrolled by hand, so none can be forgotten. */
export const adapters: readonly Adapter[] = [
  { name: 'in-memory', subjectFile: 'eventing/src/testing/in-memory-contract-subject' },
  ...readdirSync(libs)
    .filter((folder) => folder.startsWith('eventing-'))
    .map((folder) => ({ name: folder, subjectFile: `${folder}/src/testing/contract-subject` })),
];

export function isEnrolled({ subjectFile }: Adapter): boolean {
  return existsSync(join(libs, `${subjectFile}.ts`));
}

const subjectModule = z.object({
  contractSubject: z.custom<StoreSubject>((value) => z.object({ open: z.function() }).safeParse(value).success),
});

/** The adapter's own way to open it, found by the name of its file. */
export function subjectOf({ subjectFile }: Adapter): StoreSubject {
  const load = async (): Promise<StoreSubject> =>
    subjectModule.parse(await import(`../../libs/${subjectFile}.js`)).contractSubject;
  return { open: async () => (await load()).open() };
}
