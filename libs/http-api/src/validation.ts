import { ValidationPipe, type ArgumentMetadata, type Type } from '@nestjs/common';
import type { LocalizedText } from '@peil/kernel';
import type { ValidationError } from 'class-validator';
import { ProblemError, type FieldProblem } from './problem.js';
import { unreadableIn } from './unreadable-body.js';

/** A rule about request bodies as they came in, before their shape is checked: fields that no request may carry. */
export type BodyRule = (body: unknown) => readonly FieldProblem[];

/**
 * Checks request classes (class-validator) and answers 400 with every problem of the request at once, in both languages.
 * Unknown fields are refused. A body rule that speaks answers 422 before anything else.
 */
export class RequestValidation extends ValidationPipe {
  /** Query classes that were found to accept a query without parameters: nothing of them depends on the request. */
  private readonly acceptEmpty = new Set<Type>();

  constructor(private readonly bodyRules: readonly BodyRule[] = []) {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => badRequest(errors.flatMap((error) => fieldProblems(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') {
      const unreadable = unreadableIn(value);
      if (unreadable.length > 0) throw badRequest(unreadable);
      const broken = this.bodyRules.flatMap((rule) => rule(value));
      const [first] = broken;
      if (first) throw new ProblemError(422, first.code, first.messages, { errors: broken });
    }
    if (metadata.type === 'query' && isEmpty(value)) return this.emptyQuery(value, metadata);
    const request: unknown = await super.transform(value, metadata);
    const empty = nullsIn(request, '');
    if (empty.length > 0) throw badRequest(empty);
    return request;
  }

  private async emptyQuery(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype } = metadata;
    if (metatype !== undefined && this.acceptEmpty.has(metatype)) return new metatype();
    const request: unknown = await super.transform(value, metadata);
    if (metatype !== undefined) this.acceptEmpty.add(metatype);
    return request;
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * Fields of request classes that say null. `@IsOptional` lets it through, and no field of ours means anything by it:
 * what is left out is left out. A document within a request (a plain object) is its reader's to judge.
 */
function nullsIn(value: unknown, parent: string): readonly FieldProblem[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => nullsIn(one, `${parent}.${index}`));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) === Object.prototype) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = parent === '' ? name : `${parent}.${name}`;
    return inner === null ? [isNull(field)] : nullsIn(inner, field);
  });
}

function isNull(field: string): FieldProblem {
  return {
    field,
    code: 'is-null',
    messages: { nl: 'laat dit veld weg of vul het in', en: 'leave this field out or fill it in' },
  };
}

/** 400 with all problems of a request. */
export function badRequest(errors: readonly FieldProblem[]): ProblemError {
  const [first] = errors;
  const count = errors.length;
  const messages: LocalizedText =
    count === 1 && first
      ? { nl: `${first.field}: ${first.messages.nl}`, en: `${first.field}: ${first.messages.en}` }
      : { nl: `${count} velden kloppen niet. Kijk bij errors.`, en: `${count} fields are not right. See errors.` };
  return new ProblemError(400, 'request-invalid', messages, { errors });
}

function fieldProblems(error: ValidationError, parent: string): readonly FieldProblem[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, text]) => ({
    field,
    code: kebab(constraint),
    messages: textOf(constraint, text, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}

function kebab(constraint: string): string {
  return constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, '');
}

/** class-validator speaks English only; the Dutch beside it, by constraint. `#` stands for the numbers in its text. */
const DUTCH: Readonly<Record<string, string>> = {
  whitelistValidation: 'dit veld bestaat hier niet',
  unknownValue: 'dit is geen object met velden',
  isDefined: 'vul dit veld in',
  isNotEmpty: 'vul dit veld in',
  isString: 'dit moet tekst zijn',
  isInt: 'dit moet een heel getal zijn',
  isNumber: 'dit moet een getal zijn',
  isBoolean: 'dit moet true of false zijn',
  isArray: 'dit moet een lijst zijn',
  isObject: 'dit moet een object zijn',
  isIn: 'kies een van de waarden: #',
  isEnum: 'kies een van de waarden: #',
  isUuid: 'dit moet een uuid zijn',
  isDateString: 'vul een bestaande dag in, zoals 2026-10-13',
  isISO8601: 'vul een bestaand moment in, zoals 2026-10-13T12:00:00Z',
  isDecimal: 'vul een getal in, met een punt voor de decimalen',
  min: 'dit mag niet minder zijn dan #',
  max: 'dit mag niet meer zijn dan #',
  minLength: 'dit moet minstens # tekens hebben',
  maxLength: 'dit mag hooguit # tekens hebben',
  isLength: 'dit heeft niet de goede lengte (#)',
  arrayMinSize: 'dit moet minstens # onderdelen hebben',
  arrayMaxSize: 'dit mag hooguit # onderdelen hebben',
  arrayUnique: 'elk onderdeel mag maar een keer voorkomen',
  matches: 'dit heeft niet de goede vorm',
  nestedValidation: 'dit moet een object zijn, of een lijst van objecten',
};

const ENGLISH: Readonly<Record<string, string>> = {
  whitelistValidation: 'this field does not exist here',
  isDateString: 'enter an existing day, such as 2026-10-13',
  isISO8601: 'enter an existing instant, such as 2026-10-13T12:00:00Z',
  matches: 'this does not have the right form',
};

/** Constraints of our own carry both languages in their message, Dutch first. */
export const LANGUAGES_APART = ' || ';

/** The message of an own constraint, for class-validator. */
export function bothLanguages({ nl, en }: LocalizedText): string {
  return nl + LANGUAGES_APART + en;
}

function textOf(constraint: string, text: string, property: string): LocalizedText {
  const [nl, en] = text.split(LANGUAGES_APART);
  if (nl !== undefined && en !== undefined) return { nl, en };
  const english = ENGLISH[constraint] ?? text.replace(`${property} `, '');
  const values = text.split(': ')[1] ?? text.replace(property, '').match(/\d+/g)?.join(', ') ?? '';
  return { nl: (DUTCH[constraint] ?? english).replace('#', values), en: english };
}
