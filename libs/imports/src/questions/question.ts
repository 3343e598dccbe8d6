import type { LocalizedText } from '@peil/kernel';
import { z } from 'zod';

/** About what a question is. An unanswered one about a row leaves that row out; any other stops the import. */
export const questionScopes = ['file', 'column', 'word', 'row'] as const;
export type QuestionScope = (typeof questionScopes)[number];

export type AnswerOption = { readonly value: string; readonly messages: LocalizedText };

/** What only a person can say. */
export type Question = {
  /** Names the question in the answers: `dayOrder:Voltooiingsdatum`. The same file asks it under the same id. */
  readonly id: string;
  readonly scope: QuestionScope;
  /** Stable, kebab-case. */
  readonly code: string;
  /** As the file names it; empty when it is about the whole file. */
  readonly column: string;
  readonly messages: LocalizedText;
  /** Empty: any text may be the answer. */
  readonly options: readonly AnswerOption[];
  /** What Peil would choose; never taken without a person. */
  readonly proposal?: string;
  readonly line?: number;
  /** Answering needs the file again: it was not read. */
  readonly needsFile?: boolean;
};

/** Answers, by the id of the question. */
export const answersSchema = z.record(z.string().min(1).max(400), z.string().max(400));
export type Answers = Readonly<Record<string, string>>;

export const noAnswers: Answers = {};

/** An answer that fits the question: one of its options, or any text where there are none. */
export function answerTo({ id, options }: Pick<Question, 'id' | 'options'>, answers: Answers): string | undefined {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  if (answer === undefined) return undefined;
  return options.length === 0 || options.some(({ value }) => value === answer) ? answer : undefined;
}

export function option(value: string, nl: string, en: string): AnswerOption {
  return { value, messages: { nl, en } };
}
