import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  pageOf,
  ProblemError,
  publicPosition,
  READ_SIDE,
  type AccessDecider,
  type Granted,
  type ReadSide,
} from '@peil/http-api';
import {
  ORGANISATION_READER,
  PEOPLE_INDEX,
  reportsOf,
  type OrganisationReader,
  type PeopleIndex,
} from '@peil/organisation';
import type { Compliance, ComplianceReader, ComplianceRequest, PersonStanding } from '../read-models/compliance.js';
import {
  ComplianceAnswer,
  ConversationNeededPage,
  ConversationsQuery,
  ManagerObligationsAnswer,
  timesOf,
  YearTimeQuery,
} from './compliance-answers.js';
import { comingUp, obligationCounts, ownAnswer, personAnswer, type PersonObligations } from './compliance-forms.js';
import { ComplianceQuery } from './queries.js';
import { COMPLIANCE } from './readers.js';

const dutch = new Intl.Collator('nl');

/** Whether a unit keeps its agreements: a person who moved counts where they were on the day. */
@ApiTags('Compliance')
@Controller()
export class ComplianceController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(COMPLIANCE) private readonly compliance: ComplianceReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get('directorates/:directorateId/compliance')
  @Access('directorateFigures.read', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'readDirectorateCompliance',
    summary: 'Whether a directorate keeps its agreements, and who needs a conversation',
  })
  @ApiOkResponse({ type: ComplianceAnswer })
  async directorate(
    @Param('directorateId') unitId: string,
    @Query() query: YearTimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<ComplianceAnswer> {
    return this.answer('directorate', unitId, query, granted);
  }

  @Get('clusters/:clusterId/compliance')
  @Access('clusterFigures.read', { unit: 'clusterId' })
  @ApiOperation({ operationId: 'readClusterCompliance', summary: 'The same over the directorates of a cluster' })
  @ApiOkResponse({ type: ComplianceAnswer })
  async cluster(
    @Param('clusterId') unitId: string,
    @Query() query: YearTimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<ComplianceAnswer> {
    return this.answer('cluster', unitId, query, granted);
  }

  @Get('organisation/compliance')
  @Access('organisationFigures.read')
  @ApiOperation({ operationId: 'readOrganisationCompliance', summary: 'The same over the whole organisation' })
  @ApiOkResponse({ type: ComplianceAnswer })
  async whole(@Query() query: YearTimeQuery, @GrantedAccess() granted: Granted): Promise<ComplianceAnswer> {
    const { asOf, knownAt } = timesOf(query, granted.today);
    const units = [...this.organisation.on(asOf, knownAt).units.values()];
    const top = units.filter(({ kind }) => kind === 'organisation').sort((a, b) => (a.unitId < b.unitId ? -1 : 1))[0];
    if (top === undefined) throw unitUnknown();
    return this.answer('organisation', top.unitId, query, granted);
  }

  @Get('managers/:managerId/obligations')
  @Access('cycles.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'readObligations',
    summary: 'Everything a manager owes in a year, and where it stands',
    description: 'A passed moment without an entry shows as such from that day; no job has to have run.',
  })
  @ApiOkResponse({ type: ManagerObligationsAnswer })
  obligations(
    @Param('managerId') personId: string,
    @Query() query: YearTimeQuery,
    @GrantedAccess() { today }: Granted,
  ): ManagerObligationsAnswer {
    const times = timesOf(query, today);
    if (!this.organisation.organisation().people.has(personId)) throw personUnknown();
    const standing = this.compliance.person(personId, times);
    return {
      ...this.named(standing, times.asOf),
      year: times.year,
      asOf: times.asOf,
      ...(times.knownAt !== undefined && { knownAt: times.knownAt }),
      position: publicPosition(this.readSide.logId, this.readSide.position()),
    };
  }

  @Get('conversations')
  @Access('conversations.list')
  @ApiOperation({
    operationId: 'listConversationsNeeded',
    summary: 'Who needs a conversation, and why, in the own scope',
    description:
      'For a director and a city director those who report to them; for HR and the auditor those whose file they may open. Most reasons first.',
  })
  @ApiOkResponse({ type: ConversationNeededPage })
  conversations(@Query() query: ConversationsQuery, @GrantedAccess() granted: Granted): ConversationNeededPage {
    const times = timesOf(query, granted.today);
    const { caller, decision, today } = granted;
    const leads = decision.role === 'director' || decision.role === 'cityDirector';
    const view = this.organisation.on(times.asOf, times.knownAt);
    const scope = leads
      ? reportsOf(view, caller.personId)
      : this.access.filesOpenTo(caller, [...view.appointmentsOf.keys()], today).filter((id) => id !== caller.personId);
    const needed = scope
      .map((personId) => this.compliance.person(personId, times))
      .filter(({ reasons }) => reasons.length > 0)
      .map((standing) => this.named(standing, times.asOf))
      .sort(byReasons);
    const { items, ...page } = pageOf(needed, query);
    return { items: [...items], ...page };
  }

  private async answer(
    kind: ComplianceRequest['kind'],
    unitId: string,
    query: YearTimeQuery,
    { caller, decision, today }: Granted,
  ): Promise<ComplianceAnswer> {
    const times = timesOf(query, today);
    const found = await this.queries.execute(new ComplianceQuery({ unitId, kind, ...times, view: decision.view }));
    if (found === undefined) throw unitUnknown();
    const open = this.openTo(caller, found, today);
    const unit = (one: Compliance['units'][number]) => ({
      unitId: one.unit.unitId,
      kind: one.unit.kind,
      name: one.unit.name,
      managers: one.counts.managers,
      lateManagers: one.counts.lateManagers,
      ...(one.counts.figuresAsOf !== undefined && { figuresAsOf: one.counts.figuresAsOf }),
      obligations: obligationCounts(one, found),
      ownObligations: ownAnswer(one.own, (personId) => open.has(personId)),
    });
    return {
      ...unit(found),
      year: times.year,
      asOf: times.asOf,
      ...(times.knownAt !== undefined && { knownAt: times.knownAt }),
      position: publicPosition(this.readSide.logId, found.position),
      policyVersions: found.rules.versions.map((version) => ({ ...version })),
      view: decision.view,
      ...(found.smallBelow !== undefined && { smallBelow: found.smallBelow }),
      trend: found.trend.map((point) => ({ ...point })),
      comingUp: comingUp(found),
      people: found.people
        .filter(({ personId }) => open.has(personId))
        .map((standing) => this.named(standing, times.asOf))
        .sort(byReasons),
      units: found.units.map(unit),
    };
  }

  /** The people behind the figures whose file the caller may open. */
  private openTo(caller: Granted['caller'], found: Compliance, today: Granted['today']): ReadonlySet<string> {
    const own = [found, ...found.units].flatMap((one) => one.own.flatMap(({ personId }) => personId ?? []));
    const people = [...new Set([...found.people.map(({ personId }) => personId), ...own])];
    return new Set(this.access.filesOpenTo(caller, people, today));
  }

  private named(standing: PersonStanding, asOf: ComplianceRequest['asOf']): PersonObligations {
    return personAnswer(standing, this.people.nameOf(standing.personId), asOf);
  }
}

const nameOf = ({ name, personId }: PersonObligations): string => name ?? personId;

function byReasons(a: PersonObligations, b: PersonObligations): number {
  return b.reasons.length - a.reasons.length || dutch.compare(nameOf(a), nameOf(b));
}

function unitUnknown(): ProblemError {
  return new ProblemError(404, 'unit-unknown', {
    nl: 'Dit onderdeel bestaat niet op deze dag.',
    en: 'This unit does not exist on this day.',
  });
}

function personUnknown(): ProblemError {
  return new ProblemError(404, 'manager-unknown', {
    nl: 'Deze leidinggevende bestaat niet in Peil.',
    en: 'This manager does not exist in Peil.',
  });
}
