import { Inject, Injectable, Optional } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { OfferingQuery } from '@peil/accreditation';
import { SMALL_BELOW } from '@peil/disclosure';
import { IndicatorSeries, SMALL_COUNT, type Series } from '@peil/indicators';
import type { CalendarDay } from '@peil/kernel';
import { MenuCardOf, ShownCoverageOf } from '@peil/menu-cards';
import { directorateOf, ORGANISATION_READER, standingAppointments, type OrganisationReader } from '@peil/organisation';
import type { MeasuredBy } from '../domain/cycle/words.js';
import { measuredByGroup, nothingNamed, type MeasuredIndicator } from '../domain/kinds/measured-group.js';
import type { MeasuredAnswer } from './cycle-answers.js';

/** Agreements on hiring and team development: from indicators and coverage of the directorate the person works in. */
@Injectable()
export class MeasuredGroup {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Optional() @Inject(SMALL_COUNT) private readonly smallBelow: number = SMALL_BELOW,
  ) {}

  /** What the agreement names; when it names nothing: the trainings the management team took upon itself. */
  async of(
    personId: string,
    year: number,
    measuredBy: MeasuredBy | undefined,
    asOf: CalendarDay,
  ): Promise<MeasuredAnswer> {
    const view = this.organisation.on(asOf);
    const [first] = standingAppointments(view, personId);
    const unit = first && directorateOf(view, first.unitId);
    if (unit === undefined) return nothingNamed;
    const { unitId } = unit;
    const offerings = measuredBy?.offerings ?? (await this.committedTo(unitId, year));
    const indicators = await this.indicators(unitId, measuredBy?.indicators ?? [], asOf);
    if (offerings.length + indicators.length === 0) return nothingNamed;
    const coverages = await Promise.all(
      offerings.map(async (offeringId) => ({
        ...(await this.queries.execute(new ShownCoverageOf({ unitId, offeringId, rule: {}, asOf }))),
        title: (await this.queries.execute(new OfferingQuery(offeringId)))?.details.title ?? {
          nl: offeringId,
          en: offeringId,
        },
      })),
    );
    return measuredByGroup(indicators, coverages);
  }

  private async committedTo(unitId: string, year: number): Promise<readonly string[]> {
    const card = await this.queries.execute(new MenuCardOf(year));
    return (card?.choices.get(unitId)?.commitments ?? []).map(({ offeringId }) => offeringId);
  }

  /** Small groups are hidden for everyone here: an agreement is not the place where they are looked at. */
  private async indicators(
    unitId: string,
    codes: readonly string[],
    asOf: CalendarDay,
  ): Promise<readonly MeasuredIndicator[]> {
    if (codes.length === 0) return [];
    const request = { unitId, level: 'directorate' as const, asOf, smallBelow: this.smallBelow };
    const { series } = await this.queries.execute(new IndicatorSeries(request));
    return codes.flatMap((code) => {
      const found = series.find((one) => one.code === code);
      return found === undefined ? [] : [measured(found)];
    });
  }
}

const UNITS = { percent: '%', percentagePoint: ' pp', count: '', days: ' d' } as const;

function measured({ definition, points, targets }: Series): MeasuredIndicator {
  const value = points.at(-1)?.value ?? undefined;
  const target = targets.findLast(({ required }) => required !== undefined);
  const sign = UNITS[definition.unit];
  return {
    names: definition.names,
    value: value && `${value}${sign}`,
    required: target?.required && `${target.required}${sign}`,
    achieved: target?.achieved,
  };
}
