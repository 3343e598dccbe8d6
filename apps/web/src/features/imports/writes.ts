import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, isProblem, ProblemError } from '../../api/client.js';
import { importQuery, type Import } from './queries.js';

/** What can be done with an import; the answer is what the page shows from then on. */
export function useImportWrites(importId: string) {
  const client = useQueryClient();
  const at = { params: { path: { importId } } };
  const { queryKey } = importQuery(importId);
  const done = async (write: Promise<Import>): Promise<void> => {
    const answer = await write;
    client.setQueryData(queryKey, answer);
    client.removeQueries({ queryKey: ['import', importId, 'problems'] });
    await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'import' && first !== 'me' });
  };
  return {
    answer: (answers: Readonly<Record<string, string>>) =>
      done(answerOf(api.POST('/imports/{importId}/answers', { ...at, body: { answers } }))),
    confirm: (saved?: { readonly saveAs: string; readonly profileName: string }) =>
      done(answerOf(api.POST('/imports/{importId}/confirmations', { ...at, body: saved ?? {} }))),
    cancel: () => done(answerOf(api.POST('/imports/{importId}/cancellations', at))),
    withdraw: () => done(answerOf(api.POST('/imports/{importId}/withdrawals', at))),
  };
}

/** Rows that do not go along, as a file. */
export type RefusedFile = { readonly name: string; readonly content: Blob };

/** @throws ProblemError 410 once the import is over */
export async function fetchRefusedRows(importId: string): Promise<RefusedFile> {
  const answer = await fetch(`/v1/imports/${encodeURIComponent(importId)}/refused-rows`);
  if (!answer.ok) {
    const problem: unknown = await answer.json();
    throw isProblem(problem) ? new ProblemError(problem) : new Error(answer.statusText);
  }
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
  return { name: name === '' ? 'peil.csv' : decodeURIComponent(name), content: await answer.blob() };
}

/** Lets the browser keep the file. */
export function keepFile({ name, content }: RefusedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
