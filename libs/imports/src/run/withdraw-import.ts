import type { ImportContext, ImportKind, WithdrawalResult } from '../import-kind.js';
import type { ImportRecord, ImportStore } from './import-record.js';

const correctionStays = {
  code: 'correction-stays',
  reason: {
    nl: 'De import heeft dit gewijzigd en niet toegevoegd: wat er eerder stond komt niet vanzelf terug. Verbeter het zelf.',
    en: 'The import changed this and did not add it: what stood there before does not come back. Correct it yourself.',
  },
};
const changedLater = {
  code: 'changed-by-later-import',
  reason: {
    nl: 'Een latere import heeft dit gewijzigd. Neem die eerst terug, of trek dit zelf in.',
    en: 'A later import has changed this. Take that one back first, or withdraw this yourself.',
  },
};

/**
 * Takes back what an import made, fact by fact. What it changed of others, and what a later import has changed of it,
 * stays; so does what the kind says somebody has built on. Undefined: such an import cannot be taken back.
 */
export async function withdrawImport(
  store: ImportStore,
  kind: ImportKind,
  record: ImportRecord,
  context: Pick<ImportContext, 'sender' | 'today'>,
): Promise<ImportRecord | undefined> {
  const isOver = record.state === 'done' || record.state === 'cancelled' || record.state === 'failed';
  if (!isOver || !kind.withdraw) return undefined;
  const { importId, system } = record;
  const facts = store.facts(importId);
  const changed = store.correctedLater(importId);
  const stays: WithdrawalResult['left'] = facts.flatMap(({ fact, made, corrected }) => {
    if (corrected) return [{ fact, ...correctionStays }];
    return made && changed.has(fact) ? [{ fact, ...changedLater }] : [];
  });
  const taken = facts.flatMap(({ fact, made }) => (made && !changed.has(fact) ? [fact] : []));
  const { withdrawn, left: built } = await kind.withdraw({ ...context, importId, dryRun: false, system }, taken);
  const left = [...built, ...stays];
  store.saveWithdrawal(importId, left);
  const next: ImportRecord = { ...record, state: 'withdrawn', withdrawal: { withdrawn, left: left.length } };
  store.save(next);
  return next;
}
