import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Access } from './access.js';
import type { Certificate } from './certificates.js';
import { Faults } from './faults.js';
import type { Personality } from './personality.js';
import { EventLog } from './log.js';
import { nodeServer } from './node.js';

export type DoubleOptions = {
  /** 0 or absent: a free one. Only for a single node. */
  readonly port?: number;
  /** Which family of servers it plays, where they differ. Default 24.10. */
  readonly personality?: Personality;
  /** Nodes over one log; the first one leads. Default 1. */
  readonly nodes?: number;
  /** By TLS, with this certificate. */
  readonly tls?: Certificate;
  /** A secured server with the user `admin` and this password. */
  readonly adminPassword?: string;
  /** Position of the first record. */
  readonly firstPosition?: bigint;
};

/** One node: its levers, and its death and return on the same port. */
export type DoubleNode = {
  readonly port: number;
  readonly faults: Faults;
  /** Dies at once: every connection is cut. What it wrote stays. */
  goDown(): void;
  comeUp(): Promise<void>;
};

export type Double = {
  /** What a client connects with. */
  readonly connectionString: string;
  readonly log: EventLog;
  readonly nodes: readonly DoubleNode[];
  /** The first node, and its levers. */
  readonly node: DoubleNode;
  readonly faults: Faults;
  /** The nodes that are up and not frozen agree on a leader, and the others learn who it is. */
  elect(): void;
  stop(): Promise<void>;
};

/** A KurrentDB as far as its clients can tell: the protocol of a real one, in this process and in memory. For tests. */
export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const { personality = '24.10', nodes: count = 1, port = 0, firstPosition, tls, adminPassword } = options;
  const log = new EventLog(firstPosition);
  const nodes: (DoubleNode & { readonly up: () => boolean })[] = [];
  const access = adminPassword === undefined ? undefined : new Access(log, adminPassword);
  const members = () =>
    nodes
      .filter((node) => node.up())
      .map((node) => ({ host: '127.0.0.1', port: node.port, leader: node.faults.leader === undefined }));
  for (let index = 0; index < count; index += 1) {
    const faults = new Faults(personality);
    faults.access = access;
    nodes.push(await startNode(log, faults, members, port, tls));
  }
  const [node] = nodes;
  if (!node) throw new RangeError('a double has at least one node');
  const follow = (leader: DoubleNode) => {
    leader.faults.leader = undefined;
    for (const { faults } of nodes)
      if (faults !== leader.faults) faults.leader = { host: '127.0.0.1', port: leader.port };
  };
  follow(node);
  return {
    connectionString: `esdb://${nodes.map((each) => `127.0.0.1:${each.port}`).join(',')}?tls=${String(tls !== undefined)}`,
    log,
    nodes,
    node,
    faults: node.faults,
    elect: () => {
      const able = nodes.filter((each) => each.up() && !each.faults.frozen);
      const leader = able.find(({ faults }) => faults.leader === undefined) ?? able[0];
      if (leader) follow(leader);
    },
    stop: async () => {
      for (const each of nodes) {
        each.faults.thaw();
        each.goDown();
      }
      await Promise.resolve();
    },
  };
}

async function startNode(
  log: EventLog,
  faults: Faults,
  members: Parameters<typeof nodeServer>[2],
  wantedPort: number,
  tls: Certificate | undefined,
): Promise<DoubleNode & { readonly up: () => boolean }> {
  let server: Server | undefined = nodeServer(log, faults, members);
  const port = await bind(server, wantedPort, tls);
  return {
    port,
    faults,
    up: () => server !== undefined,
    goDown: () => {
      server?.forceShutdown();
      server = undefined;
    },
    comeUp: async () => {
      if (server) return;
      server = nodeServer(log, faults, members);
      await bind(server, port, tls);
    },
  };
}

function bind(server: Server, port: number, tls: Certificate | undefined): Promise<number> {
  const credentials = tls
    ? ServerCredentials.createSsl(null, [
        { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) },
      ])
    : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
}
