import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { publicPosition, READ_SIDE, type ReadSide } from '@peil/http-api';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import { courseOf } from '../domain/forecast/course.js';
import { forecastOf, outcomeOfPerson } from '../domain/forecast/forecast.js';
import { presentForecast } from '../domain/sentences/present-forecast.js';
import type { Balances } from '../read-models/balances.js';
import type { RollUps } from '../read-models/roll-ups.js';
import { unitForecastOf, type UnitForecast } from '../read-models/unit-forecasts.js';
import { courseAnswer, type CourseAnswer } from './course-answers.js';
import type { ForecastAnswer } from './forecast-answers.js';
import { CourseQuery, ForecastQuery, UnitForecastQuery } from './queries.js';
import { BALANCES, ROLL_UPS } from './readers.js';

@QueryHandler(ForecastQuery)
export class ForecastQueryHandler implements IQueryHandler<ForecastQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  async execute({ request }: ForecastQuery): Promise<ForecastAnswer | undefined> {
    const { personId, asOf, knownAt } = request;
    if (!this.organisation.organisation().people.has(personId)) return undefined;
    const { entries, position } = this.balances.of(request);
    const forecasts = entries.map(forecastOf);
    return {
      managerId: personId,
      asOf,
      ...(knownAt !== undefined && { knownAt }),
      position: publicPosition(this.readSide.logId, position),
      outcome: outcomeOfPerson(forecasts),
      forecasts: forecasts.map(presentForecast),
    };
  }
}

@QueryHandler(UnitForecastQuery)
export class UnitForecastQueryHandler implements IQueryHandler<UnitForecastQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(ROLL_UPS) private readonly rollUps: RollUps,
  ) {}

  async execute({ request }: UnitForecastQuery): Promise<UnitForecast | undefined> {
    return unitForecastOf(request, { balances: this.balances, rollUps: this.rollUps });
  }
}

@QueryHandler(CourseQuery)
export class CourseQueryHandler implements IQueryHandler<CourseQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  async execute({ request, requirement }: CourseQuery): Promise<CourseAnswer | undefined> {
    const { personId, asOf, knownAt } = request;
    if (!this.organisation.organisation().people.has(personId)) return undefined;
    const { entries, position } = this.balances.of(request);
    const courses = entries.map((entry) => courseOf(entry, requirement)).filter((course) => course !== undefined);
    return {
      managerId: personId,
      asOf,
      ...(knownAt !== undefined && { knownAt }),
      position: publicPosition(this.readSide.logId, position),
      courses: courses.map(courseAnswer),
    };
  }
}
