import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { CommandContext, CommandOutcome } from '@peil/eventing';
import { ProblemError, type Granted } from '@peil/http-api';
import { ORGANISATION_READER, reportingLines, type OrganisationReader } from '@peil/organisation';
import type { CycleRequest } from '../fingerprints.js';
import type { OpenedCycle } from '../read-models/opened-cycle.js';
import { CycleMessage } from './messages.js';
import { CycleOf } from './queries.js';

type Common = 'personId' | 'year' | 'today' | 'by';
type Deed<Request> = Request extends { readonly type: string } ? Omit<Request, Common> : never;

/** What is asked and done around every command to a cycle. */
@Injectable()
export class CycleDeeds {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}

  /** To whom the manager reports today: the reporting line decides who agrees with whom. */
  lineOf(personId: string, today: Granted['today']): readonly string[] {
    const lines = reportingLines(this.organisation.on(today), personId);
    return [...new Set(lines.flatMap(({ managerId }) => managerId ?? []))];
  }

  /** Whether the caller is the manager, or the manager reports to them today. */
  isParty(personId: string, { caller, today }: Granted): boolean {
    return caller.personId === personId || this.lineOf(personId, today).includes(caller.personId);
  }

  async give(
    personId: string,
    year: number,
    deed: Deed<CycleRequest>,
    context: CommandContext,
    granted: Granted,
  ): Promise<CommandOutcome> {
    if (year < 2000 || year > 2200) throw cycleUnknown();
    const { caller, decision, today } = granted;
    const by = {
      personId: caller.personId,
      line: this.lineOf(personId, today),
      ...(decision.role === 'hr' && { hr: true as const }),
    };
    return this.commands.execute(new CycleMessage({ ...deed, personId, year, today, by }, context));
  }

  /** @throws ProblemError 404 */
  async opened(personId: string, year: number): Promise<OpenedCycle> {
    const cycle = await this.queries.execute(new CycleOf(personId, year));
    if (cycle === undefined) throw cycleUnknown();
    return cycle;
  }
}

export function cycleUnknown(): ProblemError {
  return new ProblemError(404, 'no-cycle', {
    nl: 'Voor dit jaar is nog geen cyclus begonnen.',
    en: 'No cycle has begun for this year.',
  });
}
