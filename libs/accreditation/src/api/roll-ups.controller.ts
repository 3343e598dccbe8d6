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
import { statuses } from '../domain/balance.js';
import type { RollUp, RollUpPerson, RollUpRequest } from '../read-models/roll-ups.js';
import type { ShownTally } from '../read-models/suppressed-tallies.js';
import { RollUpQuery } from './queries.js';
import { RollUpAnswer, type PersonStatusAnswer, type UnitCountsAnswer } from './roll-up-answers.js';
import { timesOf } from './times.js';
import { unknownUnit } from './unknown.js';

/** Where the managers of a unit stand: a person who moved counts where they were on the day. */
@ApiTags('Roll-ups')
@Controller()
export class RollUpsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get('directorates/:directorateId/accreditation')
  @Access('directorateFigures.read', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'readDirectorateAccreditation', summary: 'Where the managers of a directorate stand' })
  @ApiOkResponse({ type: RollUpAnswer })
  async directorate(
    @Param('directorateId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<RollUpAnswer> {
    return this.rollUp('directorate', unitId, query, granted);
  }

  @Get('clusters/:clusterId/accreditation')
  @Access('clusterFigures.read', { unit: 'clusterId' })
  @ApiOperation({ operationId: 'readClusterAccreditation', summary: 'Where the managers of a cluster stand' })
  @ApiOkResponse({ type: RollUpAnswer })
  async cluster(
    @Param('clusterId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<RollUpAnswer> {
    return this.rollUp('cluster', unitId, query, granted);
  }

  @Get('organisations/:organisationId/accreditation')
  @Access('organisationFigures.read', { unit: 'organisationId' })
  @ApiOperation({ operationId: 'readOrganisationAccreditation', summary: 'Where all managers stand' })
  @ApiOkResponse({ type: RollUpAnswer })
  async organisation(
    @Param('organisationId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<RollUpAnswer> {
    return this.rollUp('organisation', unitId, query, granted);
  }

  private async rollUp(
    kind: RollUpRequest['kind'],
    unitId: string,
    query: TimeQuery,
    { caller, decision, today }: Granted,
  ): Promise<RollUpAnswer> {
    const times = timesOf(query, today);
    const rollUp = await this.queries.execute(new RollUpQuery({ unitId, kind, ...times, view: decision.view }));
    if (rollUp === undefined) throw unknownUnit();
    const open = new Set(
      this.access.filesOpenTo(
        caller,
        rollUp.people.map(({ personId }) => personId),
        today,
      ),
    );
    return {
      ...unitCounts(rollUp.tally),
      asOf: times.asOf,
      ...(times.knownAt !== undefined && { knownAt: times.knownAt }),
      position: publicPosition(this.readSide.logId, rollUp.position),
      schemeVersions: rollUp.tally.versions,
      requirements: rollUp.tally.requirements,
      units: rollUp.units.map(unitCounts),
      view: decision.view,
      ...(rollUp.smallBelow !== undefined && { smallBelow: rollUp.smallBelow }),
      people: this.personStatuses(rollUp, open),
    };
  }

  private personStatuses({ people }: RollUp, open: ReadonlySet<string>): readonly PersonStatusAnswer[] {
    return people
      .filter(({ personId }) => open.has(personId))
      .map((person) => personStatus(person, this.people.nameOf(person.personId)))
      .sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status) || dutch.compare(nameOf(a), nameOf(b)));
  }
}

const dutch = new Intl.Collator('nl');
const nameOf = ({ name, personId }: PersonStatusAnswer): string => name ?? personId;

function unitCounts(tally: ShownTally): Pick<UnitCountsAnswer, keyof UnitCountsAnswer> {
  const { unit, managers, byStatus, figuresAsOf } = tally;
  return {
    ...{ unitId: unit.unitId, kind: unit.kind, name: unit.name, managers, byStatus },
    ...(figuresAsOf !== undefined && { figuresAsOf }),
  };
}

function personStatus({ personId, summary }: RollUpPerson, name: string | undefined): PersonStatusAnswer {
  return {
    personId,
    ...(name !== undefined && { name }),
    status: summary.status,
    entries: summary.entries.map(({ schemeId, version, from, until, status, requirements }) => ({
      schemeId,
      version,
      period: { from, until },
      status,
      concerns: requirements
        .filter((requirement) => ['lapsed', 'short', 'atRisk'].includes(requirement.status))
        .map(({ id }) => id),
    })),
  };
}
