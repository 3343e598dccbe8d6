import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** A jiffy, the unit of /proc/stat, in milliseconds. */
const JIFFY_MS = 10;

/** CPU time of the whole machine in milliseconds, idle time and waiting for the disk left out; 0 where it is not known. */
function busyMs(): number {
  try {
    const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
      readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
    )
      .split(/\s+/)
      .map(Number);
    return (user + nice + system + irq + softirq) * JIFFY_MS;
  } catch {
    return 0;
  }
}

/** Starts to look; the function it answers says which share of the machine others have used since. */
export function watchOthers(): () => number {
  const start = performance.now();
  const busy = busyMs();
  const own = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(own);
    const others = busyMs() - busy - (user + system) / 1_000;
    return Math.max(0, others / ((performance.now() - start) * availableParallelism()));
  };
}
