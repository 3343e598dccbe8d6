import type { sendUnaryData, ServerDuplexStream, ServerReadableStream, ServiceError } from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendFault, Faults } from './faults.js';
import type { AppendOutcome, EventLog, Expected, ProposedEvent } from './log.js';
import {
  appendedResp,
  batchAppendedResp,
  batchErrorResp,
  batchStreamDeleted,
  batchTooLarge,
  batchWrongVersion,
  expectedFrom,
  failures,
  identifierOf,
  nameOf,
  proposedFrom,
  wrongVersionResp,
} from './messages.js';

type Append = { readonly stream: string; readonly expected: Expected; readonly events: readonly ProposedEvent[] };

/** What a failing node says on the classic path; undefined: nothing. */
function failureOf(fault: AppendFault, faults: Faults): Partial<ServiceError> | undefined {
  switch (fault.answer) {
    case 'unavailable':
      return failures.unavailable();
    case 'deadline':
      return failures.deadline();
    case 'notReady':
      return failures.notReady();
    case 'accessDenied':
      return failures.accessDenied();
    case 'notLeader':
      return failures.notLeader(faults.leader ?? { host: '127.0.0.1', port: 1 });
    case 'silent':
      return undefined;
  }
}

/** The append path a client takes that gives credentials: one call an append. */
export function serveAppend(
  call: ServerReadableStream<AppendReq, AppendResp>,
  answer: sendUnaryData<AppendResp>,
  log: EventLog,
  faults: Faults,
): void {
  faults.calls.append += 1;
  faults.lastAppendRequiredLeader = call.metadata.get('requires-leader').includes('true');
  let target: Omit<Append, 'events'> | undefined;
  const events: ProposedEvent[] = [];
  call.on('data', (request: AppendReq) => {
    const options = request.getOptions();
    const message = request.getProposedMessage();
    if (options) {
      target = {
        stream: nameOf(options.getStreamIdentifier()),
        expected: expectedFrom(options, () => options.getRevision()),
      };
    } else if (message) events.push(proposedFrom(message));
  });
  call.on('end', () => {
    const append = { stream: '', expected: 'any' as const, ...target, events };
    const refused = faults.access?.refusal(call.metadata, 'write', append.stream);
    if (refused) {
      answer(refused);
      return;
    }
    void perform(append).catch(() => answer(failures.handler()));
  });

  function retold(position: bigint): bigint | undefined {
    if (faults.repeatedPosition === 'none') return undefined;
    return faults.repeatedPosition === 'zero' ? 0n : position;
  }

  async function perform(append: Append): Promise<void> {
    await faults.whenThawed();
    if (faults.leader && faults.lastAppendRequiredLeader) {
      answer(failures.notLeader(faults.leader));
      return;
    }
    const fault = faults.takeAppendFault();
    if (fault) {
      if (fault.written) log.append(append.stream, append.expected, append.events);
      const failed = failureOf(fault, faults);
      if (failed) answer(failed);
      return;
    }
    const outcome = log.append(append.stream, append.expected, append.events);
    switch (outcome.kind) {
      case 'written':
        answer(null, appendedResp(outcome.revision, outcome.repeated ? retold(outcome.position) : outcome.position));
        break;
      case 'wrongExpectedVersion':
        answer(null, wrongVersionResp(outcome.expected, outcome.actual));
        break;
      case 'tooLarge':
        answer(failures.tooLarge(outcome.limit));
        break;
      case 'streamDeleted':
        answer(failures.streamDeleted(append.stream));
        break;
      case 'handlerFailed':
        answer(failures.handler());
    }
  }
}

/** The other append path: one call for many appends, each answered by its correlation id. */
export function serveBatchAppend(
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
  log: EventLog,
  faults: Faults,
): void {
  const open = new Map<string, { target: Omit<Append, 'events'>; events: ProposedEvent[] }>();
  call.on('end', () => call.end());
  call.on('data', (request: BatchAppendReq) => {
    const id = request.getCorrelationId();
    if (!id) return;
    const options = request.getOptions();
    const target = options && {
      stream: nameOf(options.getStreamIdentifier()),
      expected: expectedFrom(options, () => options.getStreamPosition()),
    };
    const begun = open.get(id.getString()) ?? {
      target: target ?? { stream: '', expected: 'any' as const },
      events: [],
    };
    open.set(id.getString(), begun);
    begun.events.push(...request.getProposedMessagesList().map(proposedFrom));
    if (!request.getIsFinal()) return;
    open.delete(id.getString());
    faults.calls.batchAppend += 1;
    const refused = faults.access?.refusal(call.metadata, 'write', begun.target.stream);
    if (refused) {
      call.emit('error', refused);
      return;
    }
    void perform({ ...begun.target, events: begun.events }).then((response) => {
      if (response) call.write(response.setCorrelationId(id));
    });
  });

  async function perform(append: Append): Promise<BatchAppendResp | undefined> {
    await faults.whenThawed();
    const fault = faults.takeAppendFault();
    if (fault) {
      if (fault.written) log.append(append.stream, append.expected, append.events);
      if (fault.answer === 'silent') return undefined;
      if (fault.answer === 'notReady') {
        return batchErrorResp('Server Is Not Ready', { type: 'BadRequest', bytes: new Uint8Array() });
      }
      call.emit('error', failureOf(fault, faults));
      return undefined;
    }
    return inBatchWords(log.append(append.stream, append.expected, append.events), append.stream);
  }
}

function inBatchWords(outcome: AppendOutcome, stream: string): BatchAppendResp {
  switch (outcome.kind) {
    case 'written':
      return batchAppendedResp(outcome.revision, outcome.position);
    case 'wrongExpectedVersion':
      return batchWrongVersion(outcome.expected, outcome.actual).setStreamIdentifier(identifierOf(stream));
    case 'tooLarge':
      return batchTooLarge(outcome.limit).setStreamIdentifier(identifierOf(stream));
    case 'streamDeleted':
      return batchStreamDeleted(stream).setStreamIdentifier(identifierOf(stream));
    case 'handlerFailed':
      return batchErrorResp('Unknown', { type: 'Unknown', bytes: new Uint8Array() }).setStreamIdentifier(
        identifierOf(stream),
      );
  }
}
