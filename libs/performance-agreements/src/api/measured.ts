import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { BalanceQuery } from '@peil/accreditation';
import { ActionPlanStatusOf, totalOf } from '@peil/action-plans';
import { dayNumber, dayOfNumber, type CalendarDay } from '@peil/kernel';
import { directorateOf, ORGANISATION_READER, standingAppointments, type OrganisationReader } from '@peil/organisation';
import { fulfilmentOf } from '../domain/compliance/obligations.js';
import type { Measure } from '../domain/kinds/kind.js';
import type { ComplianceReader } from '../read-models/compliance.js';
import type { OpenedAgreement, OpenedCycle } from '../read-models/opened-cycle.js';
import type { MeasuredAnswer } from './cycle-answers.js';
import { MeasuredGroup } from './measured-group.js';
import { COMPLIANCE } from './readers.js';

const onCourse: ReadonlySet<string> = new Set(['met', 'onTrack']);
const needsAttention: ReadonlySet<string> = new Set(['atRisk', 'short', 'lapsed']);

/** How an agreement goes that measures itself, asked from the context that knows, with the sentence that says from what. */
@Injectable()
export class Measured {
  constructor(
    private readonly queries: QueryBus,
    @Inject(COMPLIANCE) private readonly compliance: ComplianceReader,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    private readonly group: MeasuredGroup,
  ) {}

  /** Undefined for what the two people judge themselves. */
  async of(
    { personId, year }: OpenedCycle,
    agreement: OpenedAgreement,
    measure: Measure,
    asOf: CalendarDay,
  ): Promise<MeasuredAnswer | undefined> {
    switch (measure) {
      case 'people':
        return undefined;
      case 'balance':
        return this.balance(personId, asOf);
      case 'completion':
        return this.completion(personId, year, agreement.agreementId, asOf);
      case 'actionPlan':
        return this.actionPlan(personId, year, asOf);
      case 'coverage':
      case 'hiring':
        return this.group.of(personId, year, agreement.measuredBy, asOf);
    }
  }

  private async balance(personId: string, asOf: CalendarDay): Promise<MeasuredAnswer> {
    const [entry] = (await this.queries.execute(new BalanceQuery({ personId, asOf })))?.balances ?? [];
    if (entry === undefined) return notMeasurable;
    const { status, text } = entry;
    const state = onCourse.has(status) ? 'onCourse' : needsAttention.has(status) ? 'needsAttention' : 'notMeasurable';
    return {
      state,
      text: { nl: `Puntensaldo: ${text.nl}`, en: `Accreditation balance: ${text.en}` },
    };
  }

  /** From the plan of the directorate the person works in. */
  private async actionPlan(personId: string, year: number, asOf: CalendarDay): Promise<MeasuredAnswer> {
    const view = this.organisation.on(asOf);
    const [first] = standingAppointments(view, personId);
    const unit = first && directorateOf(view, first.unitId);
    const status = unit && (await this.queries.execute(new ActionPlanStatusOf(unit.unitId, year, { asOf })));
    if (status === undefined) return notMeasurable;
    const { counts } = status;
    const total = totalOf(counts) - counts.dropped;
    const state = total > 0 && counts.done === total ? 'fulfilled' : counts.delayed > 0 ? 'needsAttention' : 'onCourse';
    return {
      state,
      text: {
        nl: `Actieplan: ${counts.done} van ${total} acties gedaan, ${counts.delayed} vertraagd.`,
        en: `Action plan: ${counts.done} of ${total} actions done, ${counts.delayed} delayed.`,
      },
    };
  }

  private completion(personId: string, year: number, agreementId: string, asOf: CalendarDay): MeasuredAnswer {
    const { standings } = this.compliance;
    const { timeline } = standings.of(personId, { year, asOf });
    const line = timeline.agreements.find((one) => one.agreementId === agreementId);
    if (line?.followUp === undefined) return notMeasurable;
    const found = fulfilmentOf(line, standings.completionsOf(personId), dayNumber(asOf));
    if (found === undefined) {
      return {
        state: 'onCourse',
        text: {
          nl: 'Waargemaakt zodra een passende activiteit is voltooid.',
          en: 'Fulfilled once a fitting activity is completed.',
        },
      };
    }
    const fulfilledOn = dayOfNumber(found.day);
    return {
      state: 'fulfilled',
      text: {
        nl: `Waargemaakt op ${fulfilledOn} met een voltooide activiteit.`,
        en: `Fulfilled on ${fulfilledOn} by a completed activity.`,
      },
      fulfilledOn,
      fulfilledBy: found.activityId,
    };
  }
}

const notMeasurable: MeasuredAnswer = {
  state: 'notMeasurable',
  text: { nl: 'Hier nog niet te meten.', en: 'Not measurable here yet.' },
};
