import cliProgress from 'cli-progress';
import type { LocalizedText } from '@peil/kernel';
import { say } from './language.js';

/** Shows how far long work is, on stderr: a bar on a terminal, a line now and then elsewhere. */
export type Progress = {
  readonly at: (done: number, total?: number) => void;
  readonly done: () => void;
};

const LINE_EVERY_MS = 2_000;

export function progressOf(what: LocalizedText, total = 0, quiet = false): Progress {
  if (quiet) return { at: () => undefined, done: () => undefined };
  return process.stderr.isTTY ? bar(say(what), total) : lines(say(what), total);
}

function bar(label: string, total: number): Progress {
  const shown = new cliProgress.SingleBar({
    stream: process.stderr,
    clearOnComplete: false,
    hideCursor: true,
    format: `${label} {bar} {percentage}% | {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  shown.start(total, 0);
  return {
    at(done, of) {
      if (of !== undefined) shown.setTotal(of);
      shown.update(done);
    },
    done: () => shown.stop(),
  };
}

function lines(label: string, total: number): Progress {
  let last = 0;
  let known = total;
  return {
    at(done, of) {
      known = of ?? known;
      const now = Date.now();
      if (now - last < LINE_EVERY_MS && done < known) return;
      last = now;
      process.stderr.write(`${label}: ${done}/${known}\n`);
    },
    done: () => undefined,
  };
}
