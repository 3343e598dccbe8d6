import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A mail server that takes mails over the wire and remembers them, as far as our sender speaks SMTP. */
export type SmtpDouble = {
  readonly url: string;
  /** Every mail whose acceptance the server decided on, in order. */
  readonly accepted: { readonly to: string; readonly messageId: string; readonly content: string }[];
  /** What goes wrong with the next mail only; nothing unless it is set. */
  trouble: 'none' | 'cut before accepting' | 'cut after accepting';
  /** Addresses that do not exist. */
  readonly unknown: Set<string>;
  readonly close: () => Promise<void>;
};

export async function startSmtpDouble(): Promise<SmtpDouble> {
  const sockets = new Set<Socket>();
  const accepted: SmtpDouble['accepted'] = [];
  const unknown = new Set<string>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = '';
    let isData = false;
    let to = '';
    const answer = (line: string) => socket.write(`${line}\r\n`);
    const take = (content: string): void => {
      const { trouble } = double;
      double.trouble = 'none';
      if (trouble === 'cut before accepting') {
        socket.destroy();
        return;
      }
      accepted.push({ to, messageId: /^Message-ID: (<.*>)/im.exec(content)?.[1] ?? '', content });
      if (trouble === 'cut after accepting') socket.destroy();
      else answer('250 taken');
    };
    const obey = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (verb === 'RCPT' && unknown.has(to)) answer('550 no such mailbox');
      else if (verb === 'DATA') {
        isData = true;
        answer('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else answer('250 double');
    };
    answer('220 double');
    socket.on('data', (part: Buffer) => {
      received += part.toString();
      for (;;) {
        const end = received.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const whole = received.slice(0, end);
        received = received.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          take(whole);
        } else obey(whole);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const double: SmtpDouble = {
    url: `smtp://127.0.0.1:${address.port}`,
    accepted,
    unknown,
    trouble: 'none',
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return double;
}
