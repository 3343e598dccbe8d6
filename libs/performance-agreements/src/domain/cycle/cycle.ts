import type { Decider } from '@peil/eventing';
import { accept, type Decision, sameContent } from '@peil/kernel';
import { decideAgreement } from './agreements.js';
import type { CycleCommand, HandOver, RecordEntry } from './commands.js';
import { cycleEvents, MAG_CYCLE, type CycleEvent } from './events.js';
import * as refusals from './refusals.js';
import { entryKey, evolveCycle, inForce, isConcluded, noCycle, type CycleState } from './state.js';
import { decideTalk } from './talks.js';
import type { Side } from './words.js';
import { decideWorkFact } from './work-facts.js';

type Outcome = Decision<CycleEvent>;

/** Commands that begin the year where nobody has. */
const OPENING: ReadonlySet<CycleCommand['type']> = new Set([
  'openCycle',
  'proposeAgreements',
  'recordEntry',
  'planTalk',
  'holdConversation',
  'stateWorkFact',
]);
/** Commands that an HR adviser may give too: about the calendar and the work, not about what is agreed. */
const BY_HR: ReadonlySet<CycleCommand['type']> = new Set([
  'openCycle',
  'handOver',
  'stateWorkFact',
  'withdrawWorkFact',
]);
/** Commands of a counterpart who has yet to confirm the hand-over. */
const BEFORE_CONFIRMING: ReadonlySet<CycleCommand['type']> = new Set(['handOver', 'confirmHandOver', 'openCycle']);

/** On which side the sender stands, or why they may not give the command. */
function sideOf(command: CycleCommand, state: CycleState): Side | { readonly refusal: Outcome } {
  const { by, personId, type } = command;
  if (by.personId === personId) return 'manager';
  const inLine = by.line.includes(by.personId);
  if (by.hr === true && !inLine) return BY_HR.has(type) ? 'counterpart' : { refusal: refusals.notAParty };
  if (!inLine) return { refusal: refusals.notAParty };
  if (!state.opened || type === 'handOver') return 'counterpart';
  if (state.counterpartId !== by.personId) return { refusal: refusals.handOverFirst };
  if (state.handingOver && !BEFORE_CONFIRMING.has(type)) return { refusal: refusals.confirmFirst };
  return 'counterpart';
}

function opened(command: CycleCommand, side: Side): CycleEvent {
  const { personId, year, today: day, by } = command;
  const counterpartId = by.line.includes(by.personId) ? by.personId : by.line[0];
  return {
    type: 'MagCycleOpened',
    data: { personId, year, side, day, ...(counterpartId !== undefined && { counterpartId }) },
  };
}

/** From October of the year before until the end of the year after. */
function isNear({ year, today }: CycleCommand): boolean {
  return today >= `${year - 1}-10-01` && today <= `${year + 1}-12-31`;
}

function handOver(command: HandOver, state: CycleState, side: Side): Outcome {
  const { personId, year, today: day, by, to, note } = command;
  if (!by.line.includes(to)) return refusals.notInLine;
  if (state.counterpartId === to) return accept();
  const done = { personId, year, side, day };
  const from = state.counterpartId;
  const handed: CycleEvent = {
    type: 'MagCycleHandedOver',
    data: { ...done, to, ...(from !== undefined && { from }), ...(note !== undefined && { note }) },
  };
  // Who takes over by themselves has read it: that confirms.
  return by.personId === to
    ? accept<CycleEvent>(handed, { type: 'MagCycleHandOverConfirmed', data: { ...done, to } })
    : accept(handed);
}

function recordEntry(command: RecordEntry, state: CycleState, side: Side): Outcome {
  const { personId, year, today: day, moment, intentions, goals, evaluation, progress } = command;
  const words = {
    ...(intentions !== undefined && { intentions }),
    ...(goals !== undefined && { goals }),
    ...(evaluation !== undefined && { evaluation }),
    ...(progress !== undefined && { progress }),
  };
  if (Object.keys(words).length === 0) return refusals.emptyEntry;
  if (day < `${year}-01-01`) return refusals.entryTooEarly;
  const known = state.entries.get(entryKey(moment, side));
  if (known && sameContent(known, words)) return accept();
  return accept({ type: 'MagEntryRecorded', data: { personId, year, side, day, moment, ...words } });
}

function decideOpened(command: CycleCommand, state: CycleState, side: Side): Outcome {
  const { personId, year, today: day } = command;
  const done = { personId, year, side, day };
  switch (command.type) {
    case 'openCycle':
      return accept();
    case 'handOver':
      return handOver(command, state, side);
    case 'confirmHandOver':
      if (side !== 'counterpart') return refusals.notAParty;
      return state.handingOver
        ? accept({ type: 'MagCycleHandOverConfirmed', data: { ...done, to: command.by.personId } })
        : accept();
    case 'recordEntry':
      return recordEntry(command, state, side);
    case 'planTalk':
    case 'moveTalk':
    case 'cancelTalk':
    case 'holdConversation':
      return decideTalk(command, state, side);
    case 'stateWorkFact':
    case 'withdrawWorkFact':
      return decideWorkFact(command, state, side);
    case 'closeCycle': {
      if (state.closed) return accept();
      const open = [...state.agreements.values()].some((one) => inForce(one) && !isConcluded(one));
      return open ? refusals.notAllConcluded : accept({ type: 'MagCycleClosed', data: done });
    }
    case 'reopenCycle':
      if (!state.closed) return accept();
      return accept({
        type: 'MagCycleReopened',
        data: { ...done, ...(command.reason !== undefined && { reason: command.reason }) },
      });
    default:
      return decideAgreement(command, state, side);
  }
}

function decide(command: CycleCommand, state: CycleState): Outcome {
  const side = sideOf(command, state);
  if (typeof side !== 'string') return side.refusal;
  if (!state.opened) {
    if (!OPENING.has(command.type)) return refusals.noCycleYet;
    if (!isNear(command)) return refusals.yearTooFar;
    const begin = opened(command, side);
    const after = decideOpened(command, evolveCycle(state, begin), side);
    return 'refusal' in after ? after : accept(begin, ...after.events);
  }
  if (state.closed && command.type !== 'reopenCycle' && command.type !== 'closeCycle' && command.type !== 'openCycle') {
    return refusals.cycleIsClosed;
  }
  return decideOpened(command, state, side);
}

/** What one manager and the person they report to decide in one year. Its streams are `magcycle-<personId>_<year>`. */
export const cycleDecider: Decider<CycleCommand, CycleEvent, CycleState> = {
  category: MAG_CYCLE,
  events: cycleEvents,
  subject: (streamId) => streamId.slice(0, streamId.lastIndexOf('_')),
  initialState: noCycle,
  decide,
  evolve: evolveCycle,
};
