import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  publicPosition,
  READ_SIDE,
  TimeQuery,
  type AccessDecider,
  type Granted,
  type ReadSide,
} from '@peil/http-api';
import { PEOPLE_INDEX, type PeopleIndex } from '@peil/organisation';
import type { RollUpRequest } from '../read-models/roll-ups.js';
import { CourseAnswer, CourseQueryParameters } from './course-answers.js';
import { ForecastAnswer, UnitForecastAnswer } from './forecast-answers.js';
import { CourseQuery, ForecastQuery, UnitForecastQuery } from './queries.js';
import { timesOf } from './times.js';
import { personForecasts, requirementOutcomes, unitOutcomes } from './unit-forecast-answer.js';
import { unknownPerson, unknownUnit } from './unknown.js';

/** What will come of it with what is planned and at this pace. */
@ApiTags('Forecast')
@Controller()
export class ForecastsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get('managers/:managerId/forecast')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'readForecast',
    summary: 'When each requirement will be met, with what is planned and at this pace',
    description: 'Pace: what was approved in the period, carry-over left out, divided by the time gone.',
  })
  @ApiOkResponse({ type: ForecastAnswer })
  async person(
    @Param('managerId') personId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() { today }: Granted,
  ): Promise<ForecastAnswer> {
    const forecast = await this.queries.execute(new ForecastQuery({ personId, ...timesOf(query, today) }));
    if (forecast === undefined) throw unknownPerson();
    return forecast;
  }

  @Get('managers/:managerId/course')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'readCourse',
    summary: 'How the points grew: a step for each fact, towards the total or one requirement',
    description: 'Each fact adds what it counts for now, after limits: the last step is what the balance says.',
  })
  @ApiOkResponse({ type: CourseAnswer })
  async course(
    @Param('managerId') personId: string,
    @Query() query: CourseQueryParameters,
    @GrantedAccess() { today }: Granted,
  ): Promise<CourseAnswer> {
    const request = { personId, ...timesOf(query, today) };
    const course = await this.queries.execute(new CourseQuery(request, query.requirement));
    if (course === undefined) throw unknownPerson();
    return course;
  }

  @Get('directorates/:directorateId/forecast')
  @Access('directorateFigures.read', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'readDirectorateForecast', summary: 'Who of a directorate will fall short' })
  @ApiOkResponse({ type: UnitForecastAnswer })
  async directorate(
    @Param('directorateId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<UnitForecastAnswer> {
    return this.unit('directorate', unitId, query, granted);
  }

  @Get('clusters/:clusterId/forecast')
  @Access('clusterFigures.read', { unit: 'clusterId' })
  @ApiOperation({ operationId: 'readClusterForecast', summary: 'Who of a cluster will fall short' })
  @ApiOkResponse({ type: UnitForecastAnswer })
  async cluster(
    @Param('clusterId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<UnitForecastAnswer> {
    return this.unit('cluster', unitId, query, granted);
  }

  @Get('organisations/:organisationId/forecast')
  @Access('organisationFigures.read', { unit: 'organisationId' })
  @ApiOperation({ operationId: 'readOrganisationForecast', summary: 'Who of all managers will fall short' })
  @ApiOkResponse({ type: UnitForecastAnswer })
  async organisation(
    @Param('organisationId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<UnitForecastAnswer> {
    return this.unit('organisation', unitId, query, granted);
  }

  private async unit(
    kind: RollUpRequest['kind'],
    unitId: string,
    query: TimeQuery,
    { caller, decision, today }: Granted,
  ): Promise<UnitForecastAnswer> {
    const times = timesOf(query, today);
    const found = await this.queries.execute(new UnitForecastQuery({ unitId, kind, ...times, view: decision.view }));
    if (found === undefined) throw unknownUnit();
    const { rollUp, people } = found;
    const ids = people.map(({ personId }) => personId);
    const open = new Set(this.access.filesOpenTo(caller, ids, today));
    return {
      ...unitOutcomes(rollUp.tally),
      asOf: times.asOf,
      ...(times.knownAt !== undefined && { knownAt: times.knownAt }),
      position: publicPosition(this.readSide.logId, rollUp.position),
      schemeVersions: rollUp.tally.versions,
      requirements: requirementOutcomes(rollUp.tally),
      units: rollUp.units.map(unitOutcomes),
      view: decision.view,
      ...(rollUp.smallBelow !== undefined && { smallBelow: rollUp.smallBelow }),
      people: personForecasts(
        people.filter(({ personId }) => open.has(personId)),
        (personId) => this.people.nameOf(personId),
      ),
    };
  }
}
