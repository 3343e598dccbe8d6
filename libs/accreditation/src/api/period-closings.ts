import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedId, type CommandContext } from '@peil/eventing';
import type { CalendarDay, LocalizedText, Refusal } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import { setImmediate as turn } from 'node:timers/promises';
import type { Periods, PersonPeriod } from '../read-models/person-periods.js';
import { SettlementMessage } from './messages.js';
import { PERIODS } from './readers.js';

/** Which periods of which people are to be closed. */
export type ClosingOrder = {
  readonly people: readonly string[];
  readonly schemeId: string;
  /** First day of the period; undefined: every period that is over. */
  readonly periodFrom: CalendarDay | undefined;
  readonly today: CalendarDay;
  readonly reason: string;
};

/** How far a closing is, and what came of it so far. */
export type ClosingProgress = {
  readonly closingId: string;
  /** Who asked for it: nobody else reads it. */
  readonly by: string;
  readonly managers: number;
  state: 'running' | 'done';
  done: number;
  closed: number;
  alreadyClosed: number;
  notOver: number;
  readonly refused: { readonly managerId: string; readonly code: string; readonly messages: LocalizedText }[];
  position: number;
};

/** Commands under way at the same time: enough to share one commit. */
const AT_ONCE = 32;
const KEPT = 100;

/**
 * Closes periods, one command a person and period. Progress is kept on this server only: an interrupted closing is given
 * again, and goes on where it was, since what is closed stays closed.
 */
@Injectable()
export class PeriodClosings {
  private readonly log = new Logger(PeriodClosings.name);
  private readonly runs = new LRUCache<string, { readonly progress: ClosingProgress; readonly end: Promise<void> }>({
    max: KEPT,
  });

  constructor(
    private readonly commands: CommandBus,
    @Inject(PERIODS) private readonly periods: Periods,
  ) {}

  find(closingId: string): ClosingProgress | undefined {
    return this.runs.get(closingId)?.progress;
  }

  /** Starts, and waits a while for its end. The same id again does not start anew. */
  async start(order: ClosingOrder, context: CommandContext, patience: Promise<unknown>): Promise<ClosingProgress> {
    const closingId = derivedId(context.commandId, 'closing');
    const known = this.runs.get(closingId);
    const { progress, end } = known ?? this.begin(closingId, order, context);
    await Promise.race([end, patience]);
    return progress;
  }

  private begin(closingId: string, order: ClosingOrder, context: CommandContext) {
    const progress: ClosingProgress = {
      ...{ closingId, by: context.actor.personId, managers: order.people.length, state: 'running' as const },
      ...{ done: 0, closed: 0, alreadyClosed: 0, notOver: 0, refused: [], position: 0 },
    };
    const run = { progress, end: this.run(progress, order, context) };
    this.runs.set(closingId, run);
    return run;
  }

  private async run(progress: ClosingProgress, order: ClosingOrder, context: CommandContext): Promise<void> {
    const people = order.people.values();
    const worker = async (): Promise<void> => {
      for (const personId of people) {
        // evaluating does not wait for anything: others get their turn here
        await turn();
        await this.closeAllOf(personId, progress, order, context).catch((error: unknown) => {
          this.log.error(error);
          progress.refused.push({ managerId: personId, ...wentWrong });
        });
        progress.done += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, order.people.length) }, worker));
    progress.state = 'done';
  }

  /** The oldest first: what a period carries over is settled before the next one is. */
  private async closeAllOf(
    personId: string,
    progress: ClosingProgress,
    { schemeId, periodFrom, today, reason }: ClosingOrder,
    context: CommandContext,
  ): Promise<void> {
    const { periods } = this.periods.of({ personId, asOf: today });
    const wanted = periods.filter(
      (period) => period.schemeId === schemeId && (periodFrom === undefined || period.from === periodFrom),
    );
    for (const period of wanted.toReversed()) {
      if (period.state === 'closed') progress.alreadyClosed += 1;
      else if (period.state !== 'toClose') progress.notOver += 1;
      else await this.closeOne(personId, period, progress, { today, reason }, context);
    }
  }

  private async closeOne(
    personId: string,
    { schemeId, from: periodFrom }: PersonPeriod,
    progress: ClosingProgress,
    { today, reason }: Pick<ClosingOrder, 'today' | 'reason'>,
    context: CommandContext,
  ): Promise<void> {
    const known = this.periods.computed({ personId, asOf: today }, schemeId, periodFrom);
    if (known === undefined) return;
    const command = { type: 'closePeriod' as const, personId, schemeId, periodFrom, known, today, reason };
    const own = {
      ...context,
      commandId: derivedId(context.commandId, 'close', personId, schemeId, periodFrom),
      causationId: context.commandId,
    };
    const outcome = await this.commands.execute(new SettlementMessage(command, own));
    if (outcome.outcome === 'refused') progress.refused.push(refusedFor(personId, outcome.refusal));
    else {
      progress.position = Math.max(progress.position, outcome.position);
      if (outcome.added > 0 || outcome.repeated) progress.closed += 1;
      else progress.alreadyClosed += 1;
    }
  }
}

const wentWrong = {
  code: 'closing-failed',
  messages: {
    nl: 'Dit is niet gelukt door een storing. Sluit deze periode nog een keer af.',
    en: 'This failed because of a fault. Close this period once more.',
  },
};

function refusedFor(managerId: string, { code, message }: Refusal) {
  return { managerId, code, messages: message };
}
