import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  GrantedAccess,
  pageOf,
  ProblemError,
  publicPosition,
  READ_SIDE,
  type Granted,
  type ReadSide,
} from '@peil/http-api';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { ComplianceReader } from '../read-models/compliance.js';
import { ComplianceAnswers, unitUnknown } from './compliance-answering.js';
import {
  ComplianceAnswer,
  ConversationNeededPage,
  ConversationsQuery,
  ManagerObligationsAnswer,
  timesOf,
  YearTimeQuery,
} from './compliance-answers.js';
import { COMPLIANCE } from './readers.js';

/** Whether a unit keeps its agreements: a person who moved counts where they were on the day. */
@ApiTags('Compliance')
@Controller()
export class ComplianceController {
  constructor(
    private readonly answers: ComplianceAnswers,
    @Inject(COMPLIANCE) private readonly compliance: ComplianceReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
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
    return this.answers.of('directorate', unitId, query, granted);
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
    return this.answers.of('cluster', unitId, query, granted);
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
    return this.answers.of('organisation', top.unitId, query, granted);
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
      ...this.answers.named(standing, times.asOf),
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
    const { items, ...page } = pageOf(this.answers.conversations(query, granted), query);
    return { items: [...items], ...page };
  }
}

function personUnknown(): ProblemError {
  return new ProblemError(404, 'manager-unknown', {
    nl: 'Deze leidinggevende bestaat niet in Peil.',
    en: 'This manager does not exist in Peil.',
  });
}
