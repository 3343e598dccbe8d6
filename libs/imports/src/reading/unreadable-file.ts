import type { LocalizedText } from '@peil/kernel';

/** Ends the reading of a file with what is wrong with it, in words. Thrown inside the reading, a value outside it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    /** Stable, kebab-case. */
    readonly code: string,
    readonly messages: LocalizedText,
  ) {
    super(code);
  }
}

/** Why a file is refused as a whole, whatever its form. */
export const unreadable = {
  tooManyColumns: () =>
    new UnreadableFile('too-many-columns', {
      nl: 'Een rij van dit bestand heeft meer dan 16.384 cellen. Zo’n tabel leest Peil niet.',
      en: 'A row of this file has more than 16,384 cells. Peil does not read such a table.',
    }),
  cellTooLarge: () =>
    new UnreadableFile('cell-too-large', {
      nl: 'In dit bestand staat een cel of regel van meer dan een miljoen tekens. Dit is geen tabel.',
      en: 'This file has a cell or line of more than a million characters. This is no table.',
    }),
  tooLargeUnpacked: () =>
    new UnreadableFile('too-large-unpacked', {
      nl: 'Uitgepakt is dit bestand veel te groot. Peil leest het niet.',
      en: 'Unpacked, this file is far too large. Peil does not read it.',
    }),
  notThisFormat: (format: string) =>
    new UnreadableFile('broken-file', {
      nl: `Dit bestand is beschadigd of geen geldig ${format}-bestand.`,
      en: `This file is damaged or no valid ${format} file.`,
    }),
  externalEntities: () =>
    new UnreadableFile('external-entities', {
      nl: 'Dit XML-bestand verwijst naar andere bestanden (DOCTYPE). Dat leest Peil niet.',
      en: 'This XML file refers to other files (DOCTYPE). Peil does not read that.',
    }),
  tooDeep: () =>
    new UnreadableFile('too-deep', {
      nl: 'Dit bestand is te diep genest om een lijst te zijn.',
      en: 'This file is nested too deeply to be a list.',
    }),
  sectionMissing: (section: string) =>
    new UnreadableFile('section-missing', {
      nl: `Het deel "${section}" staat niet in dit bestand.`,
      en: `The section "${section}" is not in this file.`,
    }),
  sheetMissing: (sheet: string) =>
    new UnreadableFile('sheet-missing', {
      nl: `Het blad "${sheet}" staat niet in dit bestand.`,
      en: `The sheet "${sheet}" is not in this file.`,
    }),
} as const;

export const MOST_COLUMNS = 16_384;
export const LONGEST_CELL = 1_000_000;
