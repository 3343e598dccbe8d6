import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { amount } from '../../shared/format.js';
import { useSayDone } from '../../shared/say-done.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { FileDrop } from './file-drop.js';
import { isBusy, type Import } from './queries.js';
import { fetchRefusedRows, keepFile, useImportWrites, type RefusedFile } from './writes.js';

type Deed = 'confirm' | 'refused' | 'cancel' | 'withdraw';

/** What a person can decide about an import: take it, keep the refused rows, stop, take it back. */
export function ImportDeeds({ one }: { readonly one: Import }) {
  const { importId, counts, state } = one;
  const text = useText();
  const say = useSayDone();
  const client = useQueryClient();
  const { language } = useLanguage();
  const writes = useImportWrites(importId);
  const [busy, setBusy] = useState<Deed>();
  const [error, setError] = useState<Error>();
  const kept = useRefusedRows(importId);
  const take = counts.new + counts.correction;
  const left = counts.bad + counts.question;
  const number = (count: number): string => amount(String(count), language);

  const attempt = async (deed: Deed, run: () => Promise<void>): Promise<void> => {
    if (busy !== undefined) return;
    setBusy(deed);
    setError(undefined);
    try {
      await run();
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(undefined);
    }
  };
  const refused = async (): Promise<RefusedFile> => {
    const file = kept ?? (await fetchRefusedRows(importId));
    client.setQueryData(refusedKey(importId), file);
    return file;
  };
  const confirm = async (): Promise<void> => {
    // The server forgets the file once it is taken: the rows that stay behind are kept in this window first.
    if (left > 0) await refused();
    await writes.confirm();
    say({ what: text('imports.taken', { count: take, amount: number(take) }) });
  };
  const download = (
    <Button variant="secondary" onClick={() => void attempt('refused', async () => keepFile(await refused()))}>
      {text(counts.question > 0 ? 'imports.downloadLeft' : 'imports.download', { count: left, amount: number(left) })}
    </Button>
  );
  const stop = (
    <Button variant="tertiary" onClick={() => void attempt('cancel', writes.cancel)}>
      {text('imports.stop')}
    </Button>
  );
  return (
    <>
      {error && <ProblemNote error={error} />}
      {(isBusy(state) || state === 'question') && <ActionGroup className="peil-primary">{stop}</ActionGroup>}
      {state === 'preview' && (
        <ActionGroup className="peil-primary">
          {take > 0 && (
            <Button aria-disabled={busy !== undefined} onClick={() => void attempt('confirm', confirm)}>
              {busy === 'confirm'
                ? text('imports.busyTaking')
                : text('imports.take', { count: take, amount: number(take) })}
            </Button>
          )}
          {left > 0 && download}
          {stop}
        </ActionGroup>
      )}
      {state === 'done' && left > 0 && kept !== undefined && (
        <div className="peil-alert peil-stack">
          <p>{text('imports.leftHere', { count: left, amount: number(left) })}</p>
          {download}
        </div>
      )}
      {state === 'done' && take > 0 && (
        <Withdraw busy={busy === 'withdraw'} withdraw={() => void attempt('withdraw', writes.withdraw)} />
      )}
      {((state === 'done' && left > 0) || state === 'failed' || state === 'cancelled') && (
        <details className="peil-after">
          <summary>{text('imports.again')}</summary>
          <FileDrop />
        </details>
      )}
    </>
  );
}

const refusedKey = (importId: string) => ['refused-rows', importId] as const;

/** The refused rows that this window keeps; gone when it is closed. */
function useRefusedRows(importId: string): RefusedFile | undefined {
  const { data } = useQuery<RefusedFile>({ queryKey: refusedKey(importId), enabled: false, gcTime: Infinity });
  return data;
}

/** Taking back asks first, in place: it touches every fact of the import. */
function Withdraw({ busy, withdraw }: { readonly busy: boolean; readonly withdraw: () => void }) {
  const text = useText();
  return (
    <details className="peil-after">
      <summary>{text('imports.withdraw')}</summary>
      <div className="peil-stack peil-after">
        <p className="peil-narrow">{text('imports.withdrawHelp')}</p>
        <Button variant="secondary" aria-disabled={busy} onClick={withdraw}>
          {text(busy ? 'imports.busyWithdrawing' : 'imports.withdrawNow')}
        </Button>
      </div>
    </details>
  );
}
