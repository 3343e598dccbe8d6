import { bareName, type ReadRow, type RowQuestion } from '@peil/imports';
import type { PeopleIndex } from '@peil/organisation';
import { isDamagedNumber, personKeyOf } from '../domain/import/completion.js';
import type { nameFields, personKeys } from '../domain/import/completion-columns.js';
import type { CompletionProblemCode } from '../domain/import/completion-problems.js';
import { personByNameQuestion } from '../domain/import/completion-questions.js';
import { nameForms } from '../domain/import/name-forms.js';

type PersonKey = (typeof personKeys)[number];

/** Who a row is about, why nobody can be said to be, or what must be asked. */
export type FoundPerson =
  | { readonly personId: string }
  | { readonly problem: CompletionProblemCode; readonly field?: PersonKey | (typeof nameFields)[number] }
  | { readonly question: RowQuestion };

/** The people of one file: each number and name is looked up once. */
export class CompletionPeople {
  private readonly known = new Map<string, FoundPerson>();
  private readonly named = new Map<string, readonly { readonly personId: string; readonly name: string }[]>();
  private readonly differing = new Map<string, boolean>();

  constructor(private readonly people: PeopleIndex) {}

  /** By number, login, address or id; else by name. */
  of(row: ReadRow): FoundPerson {
    const key = personKeyOf(row);
    if (!key) return this.byName(row);
    const cacheKey = `${key.field} ${key.value}`;
    const known = this.known.get(cacheKey) ?? this.lookUp(key.field, key.value);
    this.known.set(cacheKey, known);
    return known;
  }

  private lookUp(field: PersonKey, value: string): FoundPerson {
    const { people } = this;
    if (field === 'personnelNumber' && isDamagedNumber(value)) return { problem: 'damaged-number', field };
    const byKey = {
      personId: () => [people.find(value)].flatMap((one) => one ?? []),
      personnelNumber: () => people.withPersonnelNumber(value),
      login: () => people.withLogin(value),
      email: () => people.withEmail(value),
    };
    const exact = byKey[field]();
    // A spreadsheet takes zeros away: given back only where one person fits.
    const lost = exact.length === 0 && field === 'personnelNumber' && /^\d+$/.test(value);
    const [first, second] = lost ? people.withPersonnelNumberButForZeros(value) : exact;
    if (!first) return { problem: 'unknown-person', field };
    return second ? { problem: 'ambiguous-person', field } : { personId: first.personId };
  }

  /** A name alone is a proposal, also when only one person has it; two people with it: bad. */
  private byName(row: ReadRow): FoundPerson {
    const forms = nameForms(row);
    if (forms.length === 0) return { problem: 'no-person' };
    const cacheKey = `name ${forms.join('|')}`;
    const candidates = this.named.get(cacheKey) ?? this.lookUpName(forms);
    this.named.set(cacheKey, candidates);
    const field = row.values.has('name') ? 'name' : 'familyName';
    const [first, second] = candidates;
    if (!first) return { problem: 'unknown-name', field };
    if (second) return { problem: 'ambiguous-name', field };
    const answer = row.answer?.('person-by-name');
    if (answer === 'leaveOut') return { problem: 'unknown-name', field };
    if (answer === first.personId) return { personId: first.personId };
    return { question: personByNameQuestion(row.heading(field), first) };
  }

  private lookUpName(forms: readonly string[]) {
    const found = new Map(forms.flatMap((form) => this.people.search(form)).map((person) => [person.personId, person]));
    return [...found.values()];
  }

  /** Whether the row names somebody else than its number does. The number decides; a person is told. */
  namesAnother(row: ReadRow, personId: string): boolean {
    const forms = personKeyOf(row) ? nameForms(row) : [];
    if (forms.length === 0) return false;
    const cacheKey = `${personId} ${forms.join('|')}`;
    const found = this.differing.get(cacheKey) ?? this.differs(forms, personId);
    this.differing.set(cacheKey, found);
    return found;
  }

  private differs(forms: readonly string[], personId: string): boolean {
    const own = new Set(wordsOf(this.people.nameOf(personId) ?? ''));
    return own.size > 0 && !forms.flatMap(wordsOf).some((word) => own.has(word));
  }
}

/** The words of a name that tell people apart: initials and the like are left out. */
function wordsOf(name: string): readonly string[] {
  return name
    .split(/[\s,.'-]+/)
    .map(bareName)
    .filter((word) => word.length > 2 && !['van', 'der', 'den', 'het', 'ten', 'ter', 'the'].includes(word));
}
