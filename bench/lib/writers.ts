/**
 * People who record activities over HTTP, one after another on each of some connections. Its parent sends whom they write
 * for, then "write" and "rest"; each is answered with the writes done. `node … <url> <connections>`
 */
import { once } from 'node:events';
import { z } from 'zod';

const [url = '', connections = '1'] = process.argv.slice(2);
const [people] = z
  .tuple([z.array(z.object({ id: z.string(), token: z.string() }))])
  .rest(z.unknown())
  .parse(await once(process, 'message'));

let going = false;
let written = 0;

async function write(connection: number): Promise<void> {
  for (let at = connection; going; at = (at + Number(connections)) % people.length) {
    const { id, token } = people[at] ?? { id: '', token: '' };
    const day = `2026-0${1 + (written % 9)}-${String(1 + (written % 27)).padStart(2, '0')}`;
    const answer = await fetch(`${url}/v1/managers/${id}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'e-learning', day, minutes: 1 }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 201) throw new Error(`a write was answered ${answer.status}`);
    written += 1;
  }
}

let working: readonly Promise<void>[] = [];
process.on('message', (word) => {
  if (word === 'write') {
    going = true;
    working = Array.from({ length: Number(connections) }, (_, index) => write(index));
    process.send?.(written);
  } else {
    going = false;
    void Promise.all(working).then(() => process.send?.(written));
  }
});
process.send?.('ready');
