import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { OutcomesOf } from '@peil/development';
import { IndicatorsQuery } from '@peil/indicators';
import { isScoreName, isSpecialName } from '@peil/imports';
import { ProblemError } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import type { FollowUp, MeasuredBy } from '../domain/cycle/words.js';
import type { FollowUpRequest, MeasuredByRequest } from './cycle-requests.js';
import { AgreementKindsQuery } from './queries.js';

/** What is asked before an agreement is proposed. */
@Injectable()
export class AgreementRules {
  constructor(private readonly queries: QueryBus) {}

  /** @throws ProblemError when there is no such kind, or nothing new is proposed under it any more */
  async kindIsOpen(code: string, today: CalendarDay): Promise<void> {
    if (isScoreName(code) || isSpecialName(code)) {
      throw new ProblemError(422, 'no-personal-characteristics', {
        nl: 'Een afspraak is geen score en gaat niet over herkomst, geloof, gezondheid, gerichtheid of geslacht.',
        en: 'An agreement is no score and is not about origin, religion, health, orientation or gender.',
      });
    }
    const kinds = await this.queries.execute(new AgreementKindsQuery());
    const found = kinds.find((kind) => kind.code === code);
    if (found && (found.retiredFrom === undefined || found.retiredFrom > today)) return;
    throw new ProblemError(422, 'unknown-agreement-kind', {
      nl: 'Deze soort afspraak bestaat niet, of wordt niet meer gebruikt. Kies een andere.',
      en: 'This kind of agreement does not exist, or is no longer used. Choose another.',
    });
  }

  /**
   * By what an agreement measures itself, where its kind does.
   * @throws ProblemError when the kind does not measure by figures, or an indicator is not defined
   */
  async measuredByOf(kind: string, { indicators = [], offerings = [] }: MeasuredByRequest): Promise<MeasuredBy> {
    const kinds = await this.queries.execute(new AgreementKindsQuery());
    const measure = kinds.find(({ code }) => code === kind)?.measuredBy;
    if (measure !== 'coverage' && measure !== 'hiring') {
      throw new ProblemError(422, 'measures-itself-otherwise', {
        nl: 'Deze soort afspraak wordt niet gemeten met cijfers van een groep.',
        en: 'This kind of agreement is not measured by figures of a group.',
      });
    }
    const known = new Set((await this.queries.execute(new IndicatorsQuery())).indicators.map(({ code }) => code));
    if (indicators.some((code) => !known.has(code))) {
      throw new ProblemError(422, 'unknown-indicator', {
        nl: 'Deze indicator bestaat niet.',
        en: 'There is no such indicator.',
      });
    }
    return { indicators: [...new Set(indicators)], offerings: [...new Set(offerings)] };
  }

  /**
   * The learning point or development need as an agreement follows it up. Its words stay in the dossier.
   * @throws ProblemError when the manager has no such point
   */
  async followUpOf(
    personId: string,
    { source, itemId, offerings }: FollowUpRequest,
    askedBy: string,
  ): Promise<FollowUp> {
    // Somebody else follows up only what the person shares.
    const outcomes = (await this.queries.execute(new OutcomesOf(personId))).filter(
      ({ row }) => askedBy === personId || row.shared,
    );
    for (const { row, learningPoints, developmentNeeds } of outcomes) {
      const { activityId } = row;
      const point = learningPoints.find(({ learningPointId }) => learningPointId === itemId);
      if (source === 'learningPoint' && point) {
        return { source, activityId, itemId, component: point.component, offerings: [...(offerings ?? [])] };
      }
      const need = developmentNeeds.find(({ needId }) => needId === itemId);
      if (source === 'developmentNeed' && need) {
        const advised = offerings ?? need.advisedOfferings;
        return { source, activityId, itemId, component: need.component, offerings: [...advised] };
      }
    }
    throw new ProblemError(422, 'unknown-learning-point', {
      nl: 'Dit leerpunt of deze ontwikkelbehoefte staat niet in het dossier.',
      en: 'This learning point or development need is not in the file.',
    });
  }
}
