import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Double } from '../double/start-double.js';

/** A thing that happens to a server while it is written to. It has passed when the promise resolves. */
export type Disaster = { readonly name: string; readonly strike: (round: number) => Promise<void> };

export type Pace = { readonly downMs: number; readonly upMs: number };

/** What can be done to the protocol double: everything. */
export function disastersOfDouble(double: Double, { downMs, upMs }: Pace, losesOnKill = false): readonly Disaster[] {
  const leader = () => double.nodes.find(({ faults }) => faults.leader === undefined) ?? double.node;
  const settled = () => delay(upMs);
  return [
    {
      name: 'the leader killed',
      strike: async () => {
        const node = leader();
        node.goDown();
        if (losesOnKill)
          double.log.truncateAfter(
            double.log.readAll({ from: 'end', backwards: true, max: 20 }).at(-1)?.position ?? 0n,
          );
        double.elect();
        await delay(downMs);
        await node.comeUp();
        double.elect();
        await settled();
      },
    },
    {
      name: 'the leader frozen',
      strike: async () => {
        const node = leader();
        node.faults.freeze();
        // The others notice after a while that it is silent.
        await delay(downMs / 2);
        node.faults.leader = { host: '127.0.0.1', port: node.port };
        double.elect();
        await delay(downMs / 2);
        node.faults.thaw();
        await settled();
      },
    },
    {
      name: 'all nodes down, then up',
      strike: async () => {
        for (const node of double.nodes) node.goDown();
        await delay(downMs);
        for (const node of double.nodes) await node.comeUp();
        double.elect();
        await settled();
      },
    },
    {
      name: 'every subscription ended as too slow',
      strike: async () => {
        for (const { faults } of double.nodes) faults.endSubscriptions('tooSlow');
        await settled();
      },
    },
    {
      name: 'nobody found by discovery',
      strike: async () => {
        for (const { faults } of double.nodes) faults.gossipFails = true;
        leader().faults.endSubscriptions('connection');
        const node = leader();
        node.goDown();
        await delay(downMs);
        await node.comeUp();
        for (const { faults } of double.nodes) faults.gossipFails = false;
        double.elect();
        await settled();
      },
    },
  ];
}

/** Commands of the operator's own. `{node}` in one stands for the number of a node, from 1. */
export type Commands = {
  readonly kill?: string | undefined;
  readonly start?: string | undefined;
  readonly freeze?: string | undefined;
  readonly thaw?: string | undefined;
  readonly nodes: number;
};

/** What can be done to a server by commands; without any, nothing. */
export function disastersByCommand({ kill, start, freeze, thaw, nodes }: Commands, pace: Pace): readonly Disaster[] {
  const { downMs, upMs } = pace;
  const number = (round: number) => String(1 + (round % nodes));
  const each = (command: string) => Array.from({ length: nodes }, (_, node) => run(command, String(node + 1)));
  const pair = (name: string, down: string, up: string): Disaster => ({
    name,
    strike: async (round) => {
      run(down, number(round));
      await delay(downMs);
      run(up, number(round));
      await delay(upMs);
    },
  });
  return [
    ...(kill !== undefined && start !== undefined ? [pair('a node killed', kill, start)] : []),
    ...(freeze !== undefined && thaw !== undefined ? [pair('a node frozen', freeze, thaw)] : []),
    ...(kill?.includes('{node}') === true && start?.includes('{node}') === true && nodes > 1
      ? [
          {
            name: 'all nodes killed, then started',
            strike: async () => {
              each(kill);
              await delay(downMs);
              each(start);
              await delay(upMs);
            },
          },
        ]
      : []),
  ];
}

/** Goes on when it fails: a node that is down already cannot be killed. */
function run(command: string, node: string): void {
  const { status } = spawnSync(command.replaceAll('{node}', node), {
    shell: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.stderr.write(`a command ended with ${String(status)}\n`);
}
