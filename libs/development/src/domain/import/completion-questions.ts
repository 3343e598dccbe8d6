import type { ReadRow, RowQuestion } from '@peil/imports';

/** A row that names somebody without a number: who is meant is asked. */
export function personByNameQuestion(
  column: string,
  { personId, name }: { readonly personId: string; readonly name: string },
): RowQuestion {
  return {
    code: 'person-by-name',
    column,
    messages: {
      nl: `Is dit ${name}? In deze rij staat alleen een naam.`,
      en: `Is this ${name}? This row has a name only.`,
    },
    options: [
      { value: personId, messages: { nl: `ja, dit is ${name}`, en: `yes, this is ${name}` } },
      { value: 'leaveOut', messages: { nl: 'nee, deze rij weglaten', en: 'no, leave this row out' } },
    ],
  };
}

/** An answer to what a title means: none of the catalogue; the activity is taken as it is. */
export const noOffering = {
  value: 'noOffering',
  messages: { nl: 'geen van deze: overnemen zonder aanbod', en: 'none of these: take it without an offering' },
} as const;

/** Where an activity with the same content came from. */
export type SameContent = { readonly source: 'thisFile' | 'person' | 'otherReference' };

const elsewhere: Readonly<Record<SameContent['source'], { readonly nl: string; readonly en: string }>> = {
  thisFile: { nl: 'een eerdere rij van dit bestand', en: 'an earlier row of this file' },
  person: { nl: 'wat de persoon zelf heeft opgegeven', en: 'what the person has reported' },
  otherReference: { nl: 'een activiteit onder een ander kenmerk', en: 'an activity under another reference' },
};

/** The same person, offering and day as something known already: one activity or two? */
export function sameContentQuestion(row: ReadRow, { source }: SameContent): RowQuestion {
  const { nl, en } = elsewhere[source];
  return {
    code: 'same-as-known',
    column: row.heading('day'),
    messages: {
      nl: `Deze rij is waarschijnlijk hetzelfde als ${nl}: dezelfde persoon, hetzelfde aanbod, dezelfde dag.`,
      en: `This row is probably the same as ${en}: the same person, offering and day.`,
    },
    options: [
      { value: 'same', messages: { nl: 'hetzelfde: niet nog eens tellen', en: 'the same: do not count it again' } },
      { value: 'another', messages: { nl: 'een andere: ook overnemen', en: 'another one: take it too' } },
    ],
  };
}
