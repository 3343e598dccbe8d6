import { Controller, Get, HttpStatus, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { derivedId, type CommandContext, type EventStore } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  DEFAULT_PAGE_SIZE,
  EVENT_STORE,
  GrantedAccess,
  pageOf,
  PageQuery,
  problemOfRefusal,
  ProblemError,
  publicPosition,
  READ_SIDE,
  Sender,
  type AccessDecider,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import { ImportKinds, Imports, type ImportKind, type ImportRecord } from '@peil/imports';
import { refuse } from '@peil/kernel';
import { ImportAnswer, ImportPage, ImportQuery, ImportSummary, RowProblemPage } from './import-forms.js';
import { takeUpload, type ImportUpload } from './upload.js';

/** A small file is done before the answer; a large one is answered with its progress. */
const PATIENCE_MS = 1_500;
const LISTED = 500;
const FIRST_PROBLEMS = 100;

@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly kinds: ImportKinds,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  @Post()
  @Access('imports.read')
  @ApiOperation({
    operationId: 'startImport',
    summary: 'Import a file, or only say what would happen (dryRun)',
    description:
      'Runs in the background. A small file is answered when it is done (201), a large one with its progress (202). ' +
      'Good rows are taken, every bad row is reported. The same file again changes nothing. Columns about origin, ' +
      'religion, health, orientation or gender, and scores, are dropped before anything is stored.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        file: { type: 'string', format: 'binary' },
        kind: { type: 'string', example: 'completions' },
        dryRun: { type: 'string', enum: ['true', 'false'] },
        system: { type: 'string', example: 'moodle' },
        dayOrder: { type: 'string', enum: ['dmy', 'mdy'] },
      },
      required: ['file'],
    },
  })
  @ApiCreatedResponse({ type: ImportAnswer })
  @ApiAcceptedResponse({ type: ImportAnswer, description: 'Under way.' })
  async start(
    @Req() request: ImportUpload,
    @Query() query: ImportQuery,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ImportAnswer> {
    const importId = derivedId(context.commandId, 'import');
    const earlier = this.imports.find(importId);
    if (earlier) return this.answer(earlier, reply);

    const { file, options } = await takeUpload(
      request,
      query,
      (content) => this.imports.receive(importId, content),
      (received) => this.imports.discard(received),
    );
    try {
      const kind = this.kindOf(options.kind);
      const actor = this.actorFor(kind, granted);
      await this.imports.start(
        file,
        {
          kind: kind.code,
          dryRun: options.dryRun === 'true',
          system: options.system ?? 'file',
          dayOrder: options.dayOrder,
        },
        { sender: { ...context, actor }, today: granted.today },
      );
    } catch (error) {
      await this.imports.discard(file);
      throw error;
    }
    await this.imports.waitFor(importId, PATIENCE_MS);
    return this.answer(this.recordOf(importId), reply);
  }

  @Get()
  @Access('imports.read')
  @ApiOperation({ operationId: 'listImports', summary: 'Imports, newest first' })
  @ApiOkResponse({ type: ImportPage })
  list(@Query() query: PageQuery, @GrantedAccess() granted: Granted): ImportPage {
    const { items } = this.imports.list({ page: 1, pageSize: LISTED });
    const { items: shown, ...page } = pageOf(
      items.filter(({ kind }) => this.may(kind, granted)),
      query,
    );
    return { items: shown.map(summaryOf), ...page };
  }

  @Get(':importId')
  @Access('imports.read')
  @ApiOperation({ operationId: 'readImport', summary: 'How far an import is, and what came of it' })
  @ApiOkResponse({ type: ImportAnswer })
  read(@Param('importId') importId: string, @GrantedAccess() granted: Granted): ImportAnswer {
    return this.answerOf(this.readable(importId, granted));
  }

  @Get(':importId/problems')
  @Access('imports.read')
  @ApiOperation({ operationId: 'listImportProblems', summary: 'Every problem, by line' })
  @ApiOkResponse({ type: RowProblemPage })
  problems(
    @Param('importId') importId: string,
    @Query() { page = 1, pageSize = DEFAULT_PAGE_SIZE }: PageQuery,
    @GrantedAccess() granted: Granted,
  ): RowProblemPage {
    this.readable(importId, granted);
    const { items, total } = this.imports.problems(importId, { page, pageSize });
    return { items: [...items], total, page, pageSize };
  }

  @Post(':importId/cancellations')
  @Access('imports.read')
  @ApiOperation({ operationId: 'cancelImport', summary: 'Stop an import; what was taken stays' })
  @ApiCreatedResponse({ type: ImportAnswer })
  @ApiAcceptedResponse({ type: ImportAnswer, description: 'Still busy with a batch.' })
  async cancel(
    @Param('importId') importId: string,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ImportAnswer> {
    this.readable(importId, granted);
    this.imports.cancel(importId);
    await this.imports.waitFor(importId, PATIENCE_MS);
    return this.answer(this.recordOf(importId), reply);
  }

  private async answer(record: ImportRecord, reply: PeilReply): Promise<ImportAnswer> {
    const busy = record.state === 'waiting' || record.state === 'running';
    const position = (await this.store.head())?.position ?? 0;
    const caughtUp = !busy && (await this.readSide.waitFor(position, PATIENCE_MS));
    reply.status(caughtUp ? HttpStatus.CREATED : HttpStatus.ACCEPTED);
    reply.header('Peil-Position', publicPosition(this.readSide.logId, position));
    reply.header('Location', `/v1/imports/${record.importId}`);
    return this.answerOf(record);
  }

  private answerOf(record: ImportRecord): ImportAnswer {
    const { importId, failure } = record;
    return {
      ...summaryForm(record),
      encoding: record.encoding,
      separator: record.separator,
      columns: record.columns.map(({ heading, field, treatment }) => ({
        heading,
        treatment,
        ...(field !== undefined && { field }),
      })),
      warnings: [...record.warnings],
      questions: record.questions.map((question) => ({ ...question, options: [...question.options] })),
      ...(failure && { failure }),
      problemGroups: [...this.imports.problemGroups(importId)],
      firstProblems: [...this.imports.problems(importId, { page: 1, pageSize: FIRST_PROBLEMS }).items],
    };
  }

  private kindOf(code: string | undefined): ImportKind {
    const kind = code === undefined ? undefined : this.kinds.find(code);
    if (kind) return kind;
    const known = this.kinds.all().map((one) => one.code);
    throw problemOfRefusal(
      refuse(
        'invalid',
        'unknown-import-kind',
        {
          nl: `Zeg met "kind" wat er in het bestand staat. Het kan zijn: ${known.join(', ')}.`,
          en: `Say with "kind" what the file holds. It can be: ${known.join(', ')}.`,
        },
        { field: 'kind' },
      ).refusal,
    );
  }

  private may(kind: string, { caller, today }: Granted): boolean {
    const permission = this.kinds.find(kind)?.permission;
    return permission !== undefined && this.access.decide(caller, permission, {}, today).allowed;
  }

  private actorFor({ permission }: ImportKind, { caller, today }: Granted) {
    const decision = this.access.decide(caller, permission, {}, today);
    if (!decision.allowed) {
      throw new ProblemError(403, 'access-denied', {
        nl: 'Dit soort import doet een ander: P&O leest activiteiten in, de beheerder de organisatie.',
        en: 'Someone else does this kind of import: HR imports activities, the administrator the organisation.',
      });
    }
    return { personId: caller.personId, role: decision.role };
  }

  private readable(importId: string, granted: Granted): ImportRecord {
    const record = this.recordOf(importId);
    if (!this.may(record.kind, granted)) throw importUnknown();
    return record;
  }

  private recordOf(importId: string): ImportRecord {
    const record = this.imports.find(importId);
    if (!record) throw importUnknown();
    return record;
  }
}

type Form<Answer> = { [Field in keyof Answer]: Answer[Field] };

function summaryForm(record: ImportRecord): Form<ImportSummary> {
  const { importId, kind, dryRun, system, state, sender, startedAt, finishedAt } = record;
  const { fileHash, fileSize, rows, taken, counts, problems } = record;
  return {
    ...{ importId, kind, dryRun, system, state, startedAt, fileHash, fileSize, rows, taken, problems },
    counts: { ...counts },
    sentBy: sender.actor.personId,
    ...(finishedAt !== undefined && { finishedAt }),
  };
}

function summaryOf(record: ImportRecord): ImportSummary {
  return summaryForm(record);
}

function importUnknown(): ProblemError {
  return new ProblemError(404, 'unknown-import', {
    nl: 'Deze import bestaat niet.',
    en: 'This import does not exist.',
  });
}
