import {
  evaluate,
  factsFileSchema,
  offeringsById,
  presentBalance,
  publishedAsWritten,
  schemeSchema,
} from '@peil/accreditation';
import type { CalendarDay } from '@peil/kernel';
import { balanceText } from '../speaking/balance-text.js';
import { checked, readDocument } from '../speaking/files.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';

export type EvaluateOptions = {
  readonly scheme: readonly string[];
  readonly facts: string;
  readonly asOf: CalendarDay;
  readonly periods: 'open' | 'all';
  readonly json: boolean;
};

/** `peil evaluate`: the balance of one person from files alone. */
export function runEvaluate({ scheme, facts: factsPath, asOf, periods, json }: EvaluateOptions): ExitCode {
  const versions = scheme.map((path) => publishedAsWritten(checked(readDocument(path), schemeSchema)));
  const { offerings, ...facts } = checked(readDocument(factsPath), factsFileSchema);
  const balances = evaluate({ schemes: versions, facts, offerings: offeringsById(offerings), asOf, periods });
  const documents = balances.map((balance) => presentBalance(balance, versions));
  console.log(json ? JSON.stringify(documents, undefined, 2) : balanceText(documents));
  return exitCodes.ok;
}
