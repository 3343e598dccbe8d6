import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Inject, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext, type JsonObject } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  CLOCK,
  GrantedAccess,
  pageOf,
  PageQuery,
  ProblemError,
  publicPosition,
  READ_SIDE,
  Sender,
  type AccessDecider,
  type Granted,
  type ReadSide,
} from '@peil/http-api';
import type { Clock } from '@peil/eventing';
import { PEOPLE_INDEX, type PeopleIndex } from '@peil/organisation';
import type { DryRunQueue } from '../dry-runs/dry-run-queue.js';
import type { DryRunRecord, TriedDraft } from '../dry-runs/dry-run-store.js';
import type { SchemeVersion } from '../read-models/schemes-of.js';
import { DryRunAnswer, DryRunItem, DryRunPage, DryRunPeoplePage } from './dry-run-answers.js';
import { dryRunItem, openUnits, outcomeAnswer } from './dry-run-answer.js';
import { peopleOf } from './dry-run-people.js';
import { DryRunPeopleQuery, DryRunRequest, TriedDraftRequest } from './dry-run-requests.js';
import { SchemesQuery } from './queries.js';
import { DRY_RUNS, SMALL_GROUP_OR_DEFAULT } from './readers.js';
import { documentIn } from './scheme-document.js';
import { requireScheme, requireWithoutErrors } from './scheme-findings.js';

/** What a draft would do to everyone. Nothing is recorded by it: no event, no balance changes. */
@ApiTags('Dry runs')
@Controller('schemes/:schemeId/dry-runs')
export class DryRunsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(DRY_RUNS) private readonly dryRuns: DryRunQueue,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
    @Inject(SMALL_GROUP_OR_DEFAULT) private readonly smallBelow: number,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Access('dryRuns.run')
  @ApiOperation({
    operationId: 'beginDryRun',
    summary: 'Try a draft, or two, on everyone; nothing is recorded',
    description:
      'Runs in the background over all dossiers as they are known now, one dry run at a time. Ask for it until it is ' +
      'finished. It is kept for 90 days, and for good once a version was published on it.',
  })
  @ApiAcceptedResponse({ type: DryRunItem })
  async begin(
    @Param('schemeId') schemeId: string,
    @Body() body: DryRunRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { caller, today }: Granted,
  ): Promise<DryRunItem> {
    const versions = (await this.queries.execute(new SchemesQuery())).get(schemeId) ?? [];
    const tried = [body, ...(body.compareWith === undefined ? [] : [body.compareWith])].map((draft) =>
      triedDraft(draft, schemeId, versions),
    );
    const record = await this.dryRuns.begin({
      dryRunId: derivedId(context.commandId, 'dry-run'),
      schemeId,
      requestedBy: caller.personId,
      requestedAt: this.clock.now(),
      tried,
      asOf: body.asOf ?? today,
    });
    if (record !== 'full') return dryRunItem(record);
    throw new ProblemError(
      503,
      'dry-runs-busy',
      {
        nl: 'Er wachten al veel proefdraaien. Probeer het zo weer.',
        en: 'Many dry runs wait already. Try again shortly.',
      },
      { headers: { 'Retry-After': '10' } },
    );
  }

  @Get()
  @Access('dryRuns.read')
  @ApiOperation({ operationId: 'listDryRuns', summary: 'Dry runs of a scheme, newest first' })
  @ApiOkResponse({ type: DryRunPage })
  async list(@Param('schemeId') schemeId: string, @Query() query: PageQuery): Promise<DryRunPage> {
    return pageOf((await this.dryRuns.list(schemeId)).map(dryRunItem), query);
  }

  @Get(':dryRunId')
  @Access('dryRuns.read')
  @ApiOperation({
    operationId: 'readDryRun',
    summary: 'How far a dry run is, and its figures once it is finished',
    description: 'Figures of units whose people you may not see are shown with small groups hidden.',
  })
  @ApiOkResponse({ type: DryRunAnswer })
  async read(
    @Param('schemeId') schemeId: string,
    @Param('dryRunId') dryRunId: string,
    @GrantedAccess() granted: Granted,
  ): Promise<DryRunAnswer> {
    const record = await this.recordOf(schemeId, dryRunId);
    const outcome = record.state === 'finished' ? await this.dryRuns.outcomeOf(dryRunId) : undefined;
    const item = dryRunItem(record);
    if (outcome === undefined) return item;
    const position = publicPosition(this.readSide.logId, outcome.position);
    const about = { ...openUnits(outcome, granted, this.access), smallBelow: this.smallBelow, position };
    return Object.assign(item, { outcome: outcomeAnswer(outcome, about) });
  }

  @Get(':dryRunId/people')
  @Access('dryRuns.people')
  @ApiOperation({
    operationId: 'listDryRunPeople',
    summary: 'For whom something changes, and by which rule; only people whose file you may open',
  })
  @ApiOkResponse({ type: DryRunPeoplePage })
  async listPeople(
    @Param('schemeId') schemeId: string,
    @Param('dryRunId') dryRunId: string,
    @Query() query: DryRunPeopleQuery,
    @GrantedAccess() { caller, today }: Granted,
  ): Promise<DryRunPeoplePage> {
    const record = await this.recordOf(schemeId, dryRunId);
    const outcome = await this.dryRuns.outcomeOf(dryRunId);
    if (record.state !== 'finished' || outcome === undefined) throw notFinished;
    const ids = outcome.changed.map(({ personId }) => personId);
    const open = new Set(this.access.filesOpenTo(caller, ids, today));
    return peopleOf(outcome, query, { open, nameOf: (personId) => this.people.nameOf(personId) });
  }

  @Delete(':dryRunId')
  @Access('dryRuns.run')
  @ApiOperation({
    operationId: 'cancelDryRun',
    summary: 'Stop a dry run, or remove one that is done; not one that was decided on',
  })
  @ApiOkResponse({ type: DryRunItem })
  async cancel(@Param('schemeId') schemeId: string, @Param('dryRunId') dryRunId: string): Promise<DryRunItem> {
    const record = await this.recordOf(schemeId, dryRunId);
    if (await this.dryRuns.cancel(dryRunId)) return dryRunItem((await this.dryRuns.find(dryRunId)) ?? record);
    throw new ProblemError(409, 'dry-run-decided-on', {
      nl: 'Op deze proefdraai is een versie gepubliceerd. Zij blijft bewaard.',
      en: 'A version was published on this dry run. It is kept.',
    });
  }

  private async recordOf(schemeId: string, dryRunId: string): Promise<DryRunRecord> {
    const record = await this.dryRuns.find(dryRunId);
    if (record?.schemeId === schemeId) return record;
    throw new ProblemError(404, 'dry-run-unknown', {
      nl: 'Deze proefdraai bestaat niet (meer). Draai opnieuw proef.',
      en: 'This dry run does not exist (any more). Do another one.',
    });
  }
}

/** @throws ProblemError when there is no such version, or the document is no scheme or contradicts itself */
function triedDraft(request: TriedDraftRequest, schemeId: string, versions: readonly SchemeVersion[]): TriedDraft {
  const { version, from } = request;
  const document = version === undefined ? documentIn(request) : documentOfVersion(version, versions);
  requireScheme(document);
  requireWithoutErrors(document, schemeId);
  return { document, from, ...(version !== undefined && { version }) };
}

function documentOfVersion(number: number, versions: readonly SchemeVersion[]): JsonObject {
  const found = versions.find(({ version }) => version === number);
  if (found !== undefined) return found.document;
  throw new ProblemError(404, 'scheme-version-unknown', {
    nl: 'Deze versie van de regeling bestaat niet.',
    en: 'This version of the scheme does not exist.',
  });
}

const notFinished = new ProblemError(409, 'dry-run-not-finished', {
  nl: 'Deze proefdraai is nog niet klaar.',
  en: 'This dry run is not finished yet.',
});
