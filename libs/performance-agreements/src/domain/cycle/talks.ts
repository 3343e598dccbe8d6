import { accept, type Decision } from '@peil/kernel';
import type { CancelTalk, HoldConversation, MoveTalk, PlanTalk } from './commands.js';
import type { CycleEvent } from './events.js';
import * as refusals from './refusals.js';
import type { CycleState } from './state.js';
import type { Side } from './words.js';

/** Planned, moved, cancelled, held. What was said is nobody's business but theirs. */
export function decideTalk(
  command: PlanTalk | MoveTalk | CancelTalk | HoldConversation,
  state: CycleState,
  side: Side,
): Decision<CycleEvent> {
  const { personId, year, today: day, talkId } = command;
  const done = { personId, year, side, day, talkId };
  const talk = state.talks.get(talkId);
  switch (command.type) {
    case 'planTalk': {
      if (talk) return talk.state === 'planned' && talk.on === command.on ? accept() : refusals.talkIsOver;
      if (command.on < day) return refusals.talkInPast;
      return accept({ type: 'TalkPlanned', data: { ...done, on: command.on } });
    }
    case 'moveTalk': {
      if (!talk) return refusals.unknownTalk;
      if (talk.state !== 'planned') return refusals.talkIsOver;
      if (talk.on === command.on) return accept();
      if (command.on < day) return refusals.talkInPast;
      return accept({ type: 'TalkMoved', data: { ...done, on: command.on } });
    }
    case 'cancelTalk': {
      if (!talk) return refusals.unknownTalk;
      if (talk.state === 'cancelled') return accept();
      if (talk.state === 'held') return refusals.talkIsOver;
      const { reason } = command;
      return accept({ type: 'TalkCancelled', data: { ...done, ...(reason !== undefined && { reason }) } });
    }
    case 'holdConversation': {
      const { on, lapsedPeriods } = command;
      if (talk?.state === 'held') return talk.on === on ? accept() : refusals.talkIsOver;
      if (talk?.state === 'cancelled') return refusals.talkIsOver;
      if (on > day) return refusals.heldInFuture;
      const periods = lapsedPeriods?.map((period) => ({ ...period }));
      return accept({
        type: 'ConversationHeld',
        data: { ...done, on, ...(periods !== undefined && { lapsedPeriods: periods }) },
      });
    }
  }
}
