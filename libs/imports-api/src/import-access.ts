import type { CommandContext } from '@peil/eventing';
import { ProblemError, problemOfRefusal, type AccessDecider, type Granted } from '@peil/http-api';
import {
  answersSchema,
  type Answers,
  type ImportKinds,
  type ImportRecord,
  type Imports,
  type Profile,
} from '@peil/imports';
import { refuse } from '@peil/kernel';
import type { ImportQuery } from './import-forms.js';
import { importUnknown, someoneElsesImport } from './import-refusals.js';

/** Who may do which kind of import, and what the fields of a request mean. */
export class ImportAccess {
  constructor(
    private readonly imports: Imports,
    private readonly kinds: ImportKinds,
    private readonly access: AccessDecider,
  ) {}

  may(kind: string, { caller, today }: Granted): boolean {
    const permission = this.kinds.find(kind)?.permission;
    return permission !== undefined && this.access.decide(caller, permission, {}, today).allowed;
  }

  /** @throws ProblemError 403 */
  actorFor(kind: string, { caller, today }: Granted): CommandContext['actor'] {
    const permission = this.kinds.find(kind)?.permission;
    const decision = permission && this.access.decide(caller, permission, {}, today);
    if (!decision?.allowed) throw someoneElsesImport();
    return { personId: caller.personId, role: decision.role };
  }

  /** @throws ProblemError 404 */
  readable(importId: string, granted: Granted): ImportRecord {
    const record = this.imports.find(importId);
    if (!record || !this.may(record.kind, granted)) throw importUnknown();
    return record;
  }

  /**
   * The profile a request names, by its code or by the kind; undefined when it names none.
   * @throws ProblemError 422
   */
  namedProfile({ profile: code, kind }: ImportQuery): Profile | undefined {
    if (code !== undefined) {
      const profile = this.imports.findProfile(code);
      if (profile) return profile;
      const known = this.imports.profiles().map((one) => one.code);
      throw refusedField('profile', 'unknown-import-profile', known, [
        'Dit profiel bestaat niet',
        'There is no such profile',
      ]);
    }
    if (kind === undefined) return undefined;
    const generic = this.kinds.find(kind) && this.imports.findProfile(kind);
    if (generic) return generic;
    const known = this.kinds.all().map((one) => one.code);
    throw refusedField('kind', 'unknown-import-kind', known, [
      'Dit soort import bestaat niet',
      'There is no such kind of import',
    ]);
  }

  /** Answers sent along, with the day order under its own name. */
  answersIn({ answers: json, dayOrder }: ImportQuery): Answers {
    const answers = json === undefined ? {} : answersFrom(parsed(json));
    return { ...answers, ...(dayOrder !== undefined && { dayOrder }) };
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @throws ProblemError 422 */
export function answersFrom(value: unknown): Answers {
  const read = answersSchema.safeParse(value);
  if (read.success) return read.data;
  const message = {
    nl: 'Antwoorden zijn een object met bij elke vraag een tekst.',
    en: 'Answers are an object with a text for each question.',
  };
  throw problemOfRefusal(refuse('invalid', 'answers-invalid', message, { field: 'answers' }).refusal);
}

function refusedField(
  field: string,
  code: string,
  known: readonly string[],
  [nl, en]: readonly [string, string],
): ProblemError {
  const list = known.join(', ');
  return problemOfRefusal(
    refuse('invalid', code, { nl: `${nl}. Het kan zijn: ${list}.`, en: `${en}. It can be: ${list}.` }, { field })
      .refusal,
  );
}
