import { isProblem, ProblemError, type Schemas } from '../../api/client.js';

/** A part is small enough to show that it goes on, and large enough not to be slow. */
const PART_BYTES = 8 * 1024 * 1024;

export type Sending = { readonly profile?: string; readonly answers?: Readonly<Record<string, string>> };

/**
 * Hands over a file; a large one in parts under one key, read by the server as they come.
 * @throws ProblemError when the server refuses it
 */
export async function sendFile(
  file: File,
  { profile, answers }: Sending,
  onSent: (share: number) => void = () => undefined,
): Promise<Schemas['ImportAnswer']> {
  const parts = Math.max(1, Math.ceil(file.size / PART_BYTES));
  const key = crypto.randomUUID();
  for (let part = 1; ; part += 1) {
    const form = new FormData();
    if (profile !== undefined) form.append('profile', profile);
    if (answers !== undefined) form.append('answers', JSON.stringify(answers));
    if (parts > 1) {
      form.append('part', String(part));
      form.append('parts', String(parts));
    }
    form.append('file', file.slice((part - 1) * PART_BYTES, part * PART_BYTES), file.name);
    const answer = await fetch('/v1/imports', {
      method: 'POST',
      body: form,
      headers: { 'peil-page': '1', 'Idempotency-Key': key },
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw isProblem(body) ? new ProblemError(body) : new Error(answer.statusText);
    onSent(part / parts);
    if (part === parts && isImport(body)) return body;
    if (part === parts) throw new Error('the answer is no import');
  }
}

function isImport(value: unknown): value is Schemas['ImportAnswer'] {
  return typeof value === 'object' && value !== null && 'importId' in value && 'state' in value && 'counts' in value;
}

/** Files handed over in this window: a question about how one is read needs it again. They are kept nowhere else. */
const handedOver = new Map<string, File>();

export const rememberFile = (importId: string, file: File): void => {
  handedOver.set(importId, file);
};
export const rememberedFile = (importId: string): File | undefined => handedOver.get(importId);
