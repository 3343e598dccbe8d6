import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { Metadata, status as code } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { AppendResp, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Personality } from './personality.js';
import type { Expected, ProposedEvent, Range, Row } from './log.js';

/** Between the wire's messages and the log's own words. */

type ExpectedOptions = {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
};

export function expectedFrom(options: ExpectedOptions, revision: () => string): Expected {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return BigInt(revision());
}

type ProposedMessage = {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
};

export function proposedFrom(message: ProposedMessage): ProposedEvent {
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function nameOf(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

export function rangeOf(options: ReadReq.Options, start: bigint | 'start' | 'end'): Range<bigint> {
  return {
    from: start,
    backwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    max: Math.min(Number(options.getCount()), Number.MAX_SAFE_INTEGER),
  };
}

export function streamStartOf(options: ReadReq.Options.StreamOptions): bigint | 'start' | 'end' {
  if (options.hasStart()) return 'start';
  return options.hasEnd() ? 'end' : BigInt(options.getRevision());
}

export function allStartOf(options: ReadReq.Options.AllOptions): bigint | 'start' | 'end' {
  if (options.hasStart()) return 'start';
  return options.hasEnd() ? 'end' : BigInt(options.getPosition()?.getCommitPosition() ?? '0');
}

export function eventResp(row: Row): ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(row.id))
    .setStreamIdentifier(identifierOf(row.stream))
    .setStreamRevision(String(row.revision))
    .setPreparePosition(String(row.position))
    .setCommitPosition(String(row.position))
    .setCustomMetadata(row.metadata)
    .setData(row.data);
  recorded.getMetadataMap().set('type', row.type);
  recorded.getMetadataMap().set('content-type', row.contentType);
  // .NET ticks: 100 nanoseconds.
  recorded.getMetadataMap().set('created', String(BigInt(row.created) * 10_000n));
  return new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(row.position)),
  );
}

export function streamNotFoundResp(stream: string): ReadResp {
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );
}

export function confirmationResp(): ReadResp {
  return new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
  );
}

export function caughtUpResp(): ReadResp {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

export function checkpointResp(position: bigint): ReadResp {
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}

export function appendedResp(revision: bigint, position: bigint | undefined): AppendResp {
  const success = new streams.AppendResp.Success().setCurrentRevision(String(revision));
  if (position === undefined) success.setNoPosition(new shared.Empty());
  else {
    success.setPosition(
      new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)),
    );
  }
  return new streams.AppendResp().setSuccess(success);
}

export function wrongVersionResp(expected: Expected, actual: bigint | undefined): AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual === undefined) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}

export function batchAppendedResp(revision: bigint, position: bigint): BatchAppendResp {
  return new streams.BatchAppendResp().setSuccess(
    new streams.BatchAppendResp.Success()
      .setCurrentRevision(String(revision))
      .setPosition(
        new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position)),
      ),
  );
}

/** A refusal on the batch path: a status that carries its details as a packed message. */
export function batchErrorResp(
  message: string,
  details: { readonly type: string; readonly bytes: Uint8Array },
): BatchAppendResp {
  const packed = new any.Any();
  packed.pack(details.bytes, `event_store.client.${details.type}`);
  return new streams.BatchAppendResp().setError(new status.Status().setMessage(message).setDetails(packed));
}

export function batchWrongVersion(expected: Expected, actual: bigint | undefined): BatchAppendResp {
  const wrong = new shared.WrongExpectedVersion();
  if (actual === undefined) wrong.setCurrentNoStream(new protobufEmpty.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'no_stream') wrong.setExpectedNoStream(new protobufEmpty.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new protobufEmpty.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new protobufEmpty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return batchErrorResp('WrongExpectedVersion', { type: 'WrongExpectedVersion', bytes: wrong.serializeBinary() });
}

export function batchTooLarge(limit: number): BatchAppendResp {
  const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit);
  return batchErrorResp('Maximum Append Size Exceeded', {
    type: 'MaximumAppendSizeExceeded',
    bytes: details.serializeBinary(),
  });
}

export function batchStreamDeleted(stream: string): BatchAppendResp {
  const details = new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream));
  return batchErrorResp('Stream Deleted', { type: 'StreamDeleted', bytes: details.serializeBinary() });
}

/** A failed call as a server ends it: a code, a text, and what the client reads its error type from. */
export function failure(
  grpcCode: code,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Partial<ServiceError> {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code: grpcCode, details, metadata };
}

export const failures = {
  handler: () => failure(code.UNKNOWN, 'Exception was thrown by handler.'),
  unavailable: () => failure(code.UNAVAILABLE, 'Connection dropped'),
  deadline: () => failure(code.DEADLINE_EXCEEDED, 'Deadline exceeded'),
  accessDenied: () => failure(code.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => failure(code.UNAUTHENTICATED, 'Authentication failed'),
  notReady: () => failure(code.UNAVAILABLE, 'Server Is Not Ready'),
  tooSlow: () =>
    failure(
      code.ABORTED,
      'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
    ),
  notLeader: (leader: { readonly host: string; readonly port: number }) =>
    failure(code.NOT_FOUND, `Leader info available: ${leader.host}:${leader.port}`, {
      exception: 'not-leader',
      'leader-endpoint-host': leader.host,
      'leader-endpoint-port': String(leader.port),
    }),
  streamDeleted: (stream: string) =>
    failure(code.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': encodeURIComponent(stream),
    }),
  tooLarge: (limit: number) =>
    failure(code.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
  wrongVersion: (stream: string, expected: Expected, actual: bigint | undefined) =>
    failure(code.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, {
      exception: 'wrong-expected-version',
      'stream-name': encodeURIComponent(stream),
      'expected-version': String({ no_stream: -1, any: -2, stream_exists: -4 }[String(expected)] ?? expected),
      'actual-version': String(actual ?? -1),
    }),
  betweenRecords: (personality: Personality) =>
    failure(code.UNKNOWN, `Unexpected ReadAllResult: ${personality === '23.10' ? 'Error' : 'InvalidPosition'}`),
  invalidPosition: () => failure(code.INVALID_ARGUMENT, 'invalid position'),
} as const;
