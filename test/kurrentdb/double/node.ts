import { Server } from '@grpc/grpc-js';
import type { sendUnaryData, ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { serveAppend, serveBatchAppend } from './appends.js';
import { usersService } from './access.js';
import type { Endpoint, Faults } from './faults.js';
import type { AppendOutcome, EventLog, Row } from './log.js';
import {
  allStartOf,
  eventResp,
  expectedFrom,
  failures,
  nameOf,
  rangeOf,
  streamNotFoundResp,
  streamStartOf,
} from './messages.js';
import { serveSubscription } from './subscription.js';

const STREAM_METHODS = ['read', 'append', 'delete', 'tombstone', 'batchappend'];

/** The gRPC services of one node over a log that nodes may share. */
export function nodeServer(
  log: EventLog,
  faults: Faults,
  members: () => readonly (Endpoint & { leader: boolean })[],
): Server {
  // A real server takes 17 MB and refuses by its own limit.
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(streamsService.StreamsService, streamHandlers(log, faults));
  server.addService(featuresService.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, answer: sendUnaryData<InstanceType<typeof features.SupportedMethods>>) => {
      faults.calls.capabilities += 1;
      void faults.whenThawed().then(() => answer(null, supportedMethods(faults)));
    },
  });
  if (faults.access) server.addService(usersService, faults.access.users);
  server.addService(gossipService.GossipService, {
    read: (_call: unknown, answer: sendUnaryData<InstanceType<typeof gossip.ClusterInfo>>) => {
      faults.calls.gossip += 1;
      if (faults.gossipFails) answer(failures.unavailable());
      else void faults.whenThawed().then(() => answer(null, clusterInfo(members())));
    },
  });
  return server;
}

function streamHandlers(log: EventLog, faults: Faults): IStreamsServer {
  return {
    append: (call, answer) => serveAppend(call, answer, log, faults),
    batchAppend: (call) => serveBatchAppend(call, log, faults),
    read: (call) => {
      if (!call.request.getOptions()?.hasSubscription()) {
        faults.openReads += 1;
        const closed = new Promise<void>((resolve) => {
          call.once('finish', resolve).once('cancelled', resolve).once('error', resolve);
        });
        void closed.then(() => (faults.openReads -= 1));
      }
      void faults.whenThawed().then(() => {
        serveRead(call, log, faults);
      });
    },
    delete: ({ request, metadata }, answer) => {
      faults.calls.delete += 1;
      const options = request.getOptions();
      const stream = nameOf(options?.getStreamIdentifier());
      const expected = options ? expectedFrom(options, () => options.getRevision()) : 'any';
      const refused = faults.access?.refusal(metadata, 'delete', stream);
      if (refused) {
        answer(refused);
        return;
      }
      answer(
        refusalOf(log.delete(stream, expected), stream),
        new streams.DeleteResp().setNoPosition(new shared.Empty()),
      );
    },
    tombstone: ({ request, metadata }, answer) => {
      const options = request.getOptions();
      const stream = nameOf(options?.getStreamIdentifier());
      const expected = options ? expectedFrom(options, () => options.getRevision()) : 'any';
      const refused = faults.access?.refusal(metadata, 'delete', stream);
      if (refused) {
        answer(refused);
        return;
      }
      const response = new streams.TombstoneResp().setNoPosition(new shared.Empty());
      answer(refusalOf(log.tombstone(stream, expected), stream), response);
    },
  };
}

function refusalOf(outcome: AppendOutcome, stream: string): Partial<ServiceError> | null {
  switch (outcome.kind) {
    case 'written':
      return null;
    case 'wrongExpectedVersion':
      return failures.wrongVersion(stream, outcome.expected, outcome.actual);
    case 'streamDeleted':
      return failures.streamDeleted(stream);
    default:
      return failures.handler();
  }
}

function serveRead(call: ServerWritableStream<ReadReq, ReadResp>, log: EventLog, faults: Faults): void {
  const options = call.request.getOptions();
  if (!options) {
    call.emit('error', failures.handler());
    return;
  }
  const target = options.getStream()?.getStreamIdentifier();
  const refused = faults.access?.refusal(call.metadata, 'read', target ? nameOf(target) : '$all');
  if (refused) {
    call.emit('error', refused);
    return;
  }
  const requiresLeader = call.metadata.get('requires-leader').includes('true');
  if (options.hasSubscription()) faults.lastSubscriptionRequiredLeader = requiresLeader;
  if (faults.leader && requiresLeader) {
    call.emit('error', failures.notLeader(faults.leader));
    return;
  }
  if (options.hasSubscription()) {
    faults.calls.subscribe += 1;
    serveSubscription(call, log, faults, subscriptionOf(options));
    return;
  }
  faults.calls.read += 1;
  const stream = options.getStream();
  const all = options.getAll();
  if (stream) {
    const name = nameOf(stream.getStreamIdentifier());
    const found = log.readStream(name, rangeOf(options, streamStartOf(stream)));
    if (found === 'tombstoned') call.emit('error', failures.streamDeleted(name));
    else if (found === 'notFound') {
      call.write(streamNotFoundResp(name));
      call.end();
    } else void writeRows(call, found);
  } else if (all) {
    const start = allStartOf(all);
    if (typeof start === 'bigint' && log.locate(start) === 'between') {
      call.emit('error', failures.betweenRecords(faults.personality));
    } else void writeRows(call, log.readAll(rangeOf(options, start)));
  }
}

async function writeRows(call: ServerWritableStream<ReadReq, ReadResp>, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    if (call.cancelled) return;
    if (!call.write(eventResp(row))) await new Promise((resolve) => call.once('drain', resolve));
  }
  call.end();
}

function subscriptionOf(options: ReadReq.Options): Parameters<typeof serveSubscription>[3] {
  const stream = options.getStream();
  if (stream) {
    const name = nameOf(stream.getStreamIdentifier());
    return { start: 'start', wanted: (row) => row.stream === name, checkpointEvery: undefined };
  }
  const all = options.getAll();
  const filter = options.getFilter();
  return {
    start: all ? allStartOf(all) : 'start',
    wanted: filter ? filterOf(filter) : () => true,
    checkpointEvery: filter ? filter.getCheckpointintervalmultiplier() * Math.max(1, filter.getMax() || 32) : undefined,
  };
}

function filterOf(filter: ReadReq.Options.FilterOptions): (row: Row) => boolean {
  const byType = filter.hasEventType();
  const expression = byType ? filter.getEventType() : filter.getStreamIdentifier();
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  const prefixes = expression?.getPrefixList() ?? [];
  return (row) => {
    const text = byType ? row.type : row.stream;
    return regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  };
}

function supportedMethods(faults: Faults): InstanceType<typeof features.SupportedMethods> {
  const supported = new features.SupportedMethods().setEventStoreServerVersion(
    faults.personality === '23.10' ? '23.10.8' : '24.10.14',
  );
  for (const name of STREAM_METHODS) {
    supported.addMethods(
      new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
    );
  }
  return supported;
}

function clusterInfo(members: readonly (Endpoint & { leader: boolean })[]): InstanceType<typeof gossip.ClusterInfo> {
  const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
  const info = new gossip.ClusterInfo();
  for (const { host, port, leader } of members) {
    info.addMembers(
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
        .setIsAlive(true)
        .setState(leader ? LEADER : FOLLOWER)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    );
  }
  return info;
}
