import {
  Body,
  Controller,
  Get,
  Headers,
  HttpStatus,
  Inject,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Clock, CommandContext, CommandOutcome } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  CLOCK,
  GrantedAccess,
  pageOf,
  PageQuery,
  problemOfRefusal,
  ProblemError,
  Sender,
  WriteAnswers,
  type AccessDecider,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { stringify } from 'yaml';
import type { SchemeCommand } from '../domain/scheme-lifecycle/scheme-lifecycle.js';
import type { DryRunQueue } from '../dry-runs/dry-run-queue.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import type { SchemeVersion } from '../read-models/schemes-of.js';
import { SchemeMessage } from './messages.js';
import { DraftedVersionQuery, SchemesQuery } from './queries.js';
import { basisOf, recalculationProblem } from './publication-basis.js';
import { DRY_RUNS, FACTS_READER, SMALL_GROUP_OR_DEFAULT } from './readers.js';
import {
  DraftWritten,
  PublicationWritten,
  SchemeAnswer,
  SchemePage,
  SchemeVersionAnswer,
  SchemeVersionWritten,
} from './scheme-answers.js';
import { schemeAnswer, versionAnswer } from './scheme-answer.js';
import { documentIn, draftedDocument } from './scheme-document.js';
import { findingsOf, requireScheme } from './scheme-findings.js';
import {
  DraftVersionRequest,
  PublicationRequest,
  SchemeDocumentRequest,
  VersionWithdrawalRequest,
} from './scheme-requests.js';

const YAML = 'application/yaml';

/** Schemes and their versions: what earns, what is required, from which day. */
@ApiTags('Schemes')
@ApiExtraModels(SchemeVersionAnswer)
@Controller('schemes')
export class SchemesController {
  constructor(
    private readonly commands: CommandBus,
    readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(FACTS_READER) readonly reader: FactsReader,
    @Inject(DRY_RUNS) private readonly dryRuns: DryRunQueue,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(SMALL_GROUP_OR_DEFAULT) private readonly smallBelow: number,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Access('schemes.read')
  @ApiOperation({ operationId: 'listSchemes', summary: 'Schemes with their versions' })
  @ApiOkResponse({ type: SchemePage })
  async list(@Query() query: PageQuery, @GrantedAccess() { today }: Granted): Promise<SchemePage> {
    const schemes = await this.queries.execute(new SchemesQuery());
    const items = [...schemes].map(([schemeId, versions]) => schemeAnswer(schemeId, versions, today));
    return pageOf(items, query);
  }

  @Get(':schemeId')
  @Access('schemes.read')
  @ApiOperation({ operationId: 'readScheme', summary: 'One scheme with its versions' })
  @ApiOkResponse({ type: SchemeAnswer })
  async read(@Param('schemeId') schemeId: string, @GrantedAccess() { today }: Granted): Promise<SchemeAnswer> {
    return schemeAnswer(schemeId, await this.versionsOf(schemeId), today);
  }

  @Get(':schemeId/versions')
  @Access('schemes.read')
  @ApiOperation({ operationId: 'listSchemeVersions', summary: 'Versions of a scheme with their documents' })
  @ApiOkResponse({
    schema: {
      type: 'object',
      properties: {
        items: { type: 'array', items: { $ref: getSchemaPath(SchemeVersionAnswer) } },
        total: { type: 'integer' },
        page: { type: 'integer' },
        pageSize: { type: 'integer' },
      },
      required: ['items', 'total', 'page', 'pageSize'],
    },
  })
  async versions(
    @Param('schemeId') schemeId: string,
    @Query() query: PageQuery,
    @GrantedAccess() { today }: Granted,
  ): Promise<{ readonly items: readonly SchemeVersionAnswer[] }> {
    const versions = await this.versionsOf(schemeId);
    return pageOf(
      versions.map((version) => versionAnswer(version, versions, today)),
      query,
    );
  }

  @Get(':schemeId/versions/:version')
  @Access('schemes.read')
  @ApiOperation({ operationId: 'readSchemeVersion', summary: 'One version, as JSON or as YAML (by Accept)' })
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(SchemeVersionAnswer) } },
      [YAML]: { schema: { type: 'string', description: 'The scheme document as a YAML file.' } },
    },
  })
  async version(
    @Param('schemeId') schemeId: string,
    @Param('version', ParseIntPipe) number: number,
    @Headers('accept') accept: string | undefined,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<SchemeVersionAnswer | string> {
    const versions = await this.versionsOf(schemeId);
    const found = versions.find(({ version }) => version === number);
    if (found === undefined) throw unknownVersion();
    const answer = versionAnswer(found, versions, today);
    const asked = (accept ?? '').toLowerCase();
    if (!/\byaml\b/.test(asked)) return answer;
    reply.header('Content-Type', `${YAML}; charset=utf-8`);
    return stringify(answer.document, { lineWidth: 100 });
  }

  @Post(':schemeId/versions')
  @Access('schemes.write')
  @ApiOperation({
    operationId: 'draftSchemeVersion',
    summary: 'Draft a version: a whole document, or changes to an existing version',
  })
  @ApiCreatedResponse({ type: DraftWritten })
  async draft(
    @Param('schemeId') schemeId: string,
    @Body() body: DraftVersionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<DraftWritten> {
    const schemes = await this.queries.execute(new SchemesQuery());
    const document = draftedDocument(body, schemes.get(schemeId) ?? []);
    requireScheme(document);
    const command: SchemeCommand = { type: 'draftVersion', schemeId, document, basedOn: body.basedOn };
    const outcome = await this.give(command, context);
    if (outcome.outcome === 'refused') throw problemOfRefusal(outcome.refusal);
    const version = await this.queries.execute(new DraftedVersionQuery(schemeId, outcome.position));
    const findings = await findingsOf(document, this, { today, yaml: body.yaml });
    return this.answers.answer(reply, outcome, { schemeId, version: version ?? 0, findings });
  }

  @Put(':schemeId/versions/:version')
  @Access('schemes.write')
  @ApiOperation({ operationId: 'reviseSchemeDraft', summary: 'Replace the document of a draft' })
  @ApiOkResponse({ type: DraftWritten })
  async revise(
    @Param('schemeId') schemeId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: SchemeDocumentRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<DraftWritten> {
    const document = documentIn(body);
    requireScheme(document);
    const outcome = await this.give({ type: 'reviseDraft', schemeId, version, document }, context);
    const findings = await findingsOf(document, this, { today, yaml: body.yaml });
    return this.answers.answer(reply, outcome, { schemeId, version, findings }, HttpStatus.OK);
  }

  @Post(':schemeId/versions/:version/publications')
  @Access('schemes.write')
  @ApiOperation({
    operationId: 'publishSchemeVersion',
    summary: 'Put a version in force from a day on',
    description:
      'A day in the past must be confirmed: unconfirmed it is refused with how many people would change status, and ' +
      'Location names the dry run that found it.',
  })
  @ApiCreatedResponse({ type: PublicationWritten })
  async publish(
    @Param('schemeId') schemeId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { from, reason, recalculationConfirmed = false, dryRunId }: PublicationRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PublicationWritten> {
    const { today } = granted;
    const versions = (await this.queries.execute(new SchemesQuery())).get(schemeId) ?? [];
    const found = versions.find((one) => one.version === version);
    if (dryRunId !== undefined && found === undefined) throw unknownVersion();
    const triedOut =
      dryRunId === undefined || found === undefined
        ? undefined
        : await basisOf(this.dryRuns, dryRunId, { version: found, from });
    const outcome = await this.give(
      { type: 'publishVersion', schemeId, version, from, reason, today, recalculationConfirmed, triedOut },
      context,
    );
    if (outcome.outcome === 'refused' && outcome.refusal.code === 'publication-recalculates' && found !== undefined) {
      const { dryRuns, access, smallBelow, clock } = this;
      const refused = problemOfRefusal(outcome.refusal);
      const about = { version: found, from, dryRunId, context, granted, refused, now: clock.now() };
      throw await recalculationProblem({ dryRuns, access, smallBelow }, about);
    }
    if (outcome.outcome === 'accepted' && dryRunId !== undefined) await this.dryRuns.keep(dryRunId, version);
    const effect = from < today ? { recalculatesFrom: from } : {};
    return this.answers.answer(reply, outcome, { schemeId, version, from, ...effect });
  }

  @Post(':schemeId/versions/:version/withdrawals')
  @Access('schemes.write')
  @ApiOperation({ operationId: 'withdrawSchemeVersion', summary: 'Take back a draft, or a version before its day' })
  @ApiCreatedResponse({ type: SchemeVersionWritten })
  async withdraw(
    @Param('schemeId') schemeId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { reason }: VersionWithdrawalRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<SchemeVersionWritten> {
    const outcome = await this.give({ type: 'withdrawVersion', schemeId, version, reason, today }, context);
    return this.answers.answer(reply, outcome, { schemeId, version });
  }

  private give(command: SchemeCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute(new SchemeMessage(command, context));
  }

  private async versionsOf(schemeId: string): Promise<readonly SchemeVersion[]> {
    const versions = (await this.queries.execute(new SchemesQuery())).get(schemeId);
    if (versions !== undefined) return versions;
    throw new ProblemError(404, 'scheme-unknown', {
      nl: 'Deze regeling bestaat niet.',
      en: 'This scheme does not exist.',
    });
  }
}

function unknownVersion(): ProblemError {
  return new ProblemError(404, 'scheme-version-unknown', {
    nl: 'Deze versie van de regeling bestaat niet.',
    en: 'This version of the scheme does not exist.',
  });
}
