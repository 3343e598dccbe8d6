import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiGoneResponse,
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
  problemContent,
  ProblemError,
  publicPosition,
  READ_SIDE,
  Sender,
  type AccessDecider,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import { ImportKinds, Imports, type ImportRecord, type Profile, type ReceivedFile } from '@peil/imports';
import { ImportAccess, answersFrom } from './import-access.js';
import { answerOf, summaryOf } from './import-answers.js';
import {
  AnswerQuestionsRequest,
  ConfirmImportRequest,
  ImportAnswer,
  ImportPage,
  ImportQuery,
  RowProblemPage,
} from './import-forms.js';
import { fileIsGone, nothingToAnswer, nothingToConfirm, notTakenBack } from './import-refusals.js';
import { PartedUploads } from './parted-uploads.js';
import { receivingAnswer } from './receiving-answer.js';
import { takeUpload, type ImportUpload, type IncomingFile } from './upload.js';

/** A small file is done before the answer; a large one is answered with its progress. */
const PATIENCE_MS = 1_500;
const LISTED = 500;

/** A part of a file, or all of it: then it was received. */
type Taken = { readonly received: ReceivedFile | undefined; readonly profile: Profile | undefined };

@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  private readonly allowed: ImportAccess;
  private readonly parted = new PartedUploads();

  constructor(
    private readonly imports: Imports,
    kinds: ImportKinds,
    @Inject(ACCESS_DECIDER) access: AccessDecider,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {
    this.allowed = new ImportAccess(imports, kinds, access);
  }

  onApplicationShutdown(): void {
    this.parted.close();
  }

  @Post()
  @Access('imports.read')
  @ApiOperation({
    operationId: 'startImport',
    summary: 'Hand over a file: it is analysed and shown, nothing is recorded',
    description:
      'Runs in the background. A small file is answered when it is analysed (201), a large one with its progress (202). ' +
      'Questions about the file, a column or a word come first; then the preview with every row in a class. Confirm it ' +
      'at /confirmations, or beforehand with confirm=true. Columns about origin, religion, health, orientation or ' +
      'gender, and scores, are dropped before anything is stored. A large file may come in parts under one ' +
      'Idempotency-Key. Name fields before the file.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        profile: { type: 'string', example: 'moodle-course-completion' },
        kind: { type: 'string', example: 'completions' },
        confirm: { type: 'string', enum: ['true', 'false'] },
        system: { type: 'string', example: 'moodle' },
        dayOrder: { type: 'string', enum: ['dmy', 'mdy'] },
        answers: { type: 'string', description: 'JSON' },
        part: { type: 'string' },
        parts: { type: 'string' },
        file: { type: 'string', format: 'binary' },
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

    const { taken, options } = await takeUpload(
      request,
      query,
      (file) => this.take(importId, file, granted),
      async ({ received }) => {
        if (received) await this.imports.discard(received);
      },
    );
    const { received } = taken;
    if (!received) {
      reply.status(HttpStatus.ACCEPTED);
      return receivingAnswer(importId, context, options);
    }
    try {
      const named = this.allowed.namedProfile(options);
      if (named && named.code !== taken.profile?.code) throw profileAfterFile();
      const proposed = named ? [] : this.imports.detect(received).filter(({ kind }) => this.allowed.may(kind, granted));
      const profile = named ?? proposed[0];
      const actor = this.allowed.actorFor(profile?.kind ?? '', granted);
      if (!profile) throw nothingToAnswer();
      await this.imports.start(
        received,
        {
          ...{ profile, proposed, answers: this.allowed.answersIn(options), confirm: options.confirm === 'true' },
          system: options.system,
        },
        { sender: { ...context, actor }, today: granted.today },
      );
    } catch (error) {
      await this.imports.discard(received);
      throw error;
    }
    await this.imports.waitFor(importId, PATIENCE_MS);
    return this.answer(this.allowed.readable(importId, granted), reply);
  }

  private async take(importId: string, { content, fileName, options }: IncomingFile, granted: Granted): Promise<Taken> {
    const profile = this.allowed.namedProfile(options);
    if (profile) this.allowed.actorFor(profile.kind, granted);
    const task = { fileName, answers: this.allowed.answersIn(options), ...(profile && { profile }) };
    const receive = (bytes: AsyncIterable<Uint8Array>) => this.imports.receive(importId, bytes, task);
    const part = Number(options.part ?? 1);
    const parts = Number(options.parts ?? 1);
    const received =
      parts === 1 ? await receive(content) : await this.parted.take(importId, { part, parts }, content, receive);
    return { received, profile };
  }

  @Get()
  @Access('imports.read')
  @ApiOperation({
    operationId: 'listImports',
    summary: 'Imports, newest first: who, when, which file, what came of it',
  })
  @ApiOkResponse({ type: ImportPage })
  list(@Query() query: PageQuery, @GrantedAccess() granted: Granted): ImportPage {
    const { items } = this.imports.list({ page: 1, pageSize: LISTED });
    const { items: shown, ...page } = pageOf(
      items.filter(({ kind }) => this.allowed.may(kind, granted)),
      query,
    );
    return { items: shown.map((record) => summaryOf(this.imports, record)), ...page };
  }

  @Get(':importId')
  @Access('imports.read')
  @ApiOperation({ operationId: 'readImport', summary: 'How far an import is, what it asks, and what came of it' })
  @ApiOkResponse({ type: ImportAnswer })
  read(@Param('importId') importId: string, @GrantedAccess() granted: Granted): ImportAnswer {
    return answerOf(this.imports, this.allowed.readable(importId, granted));
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
    this.allowed.readable(importId, granted);
    const { items, total } = this.imports.problems(importId, { page, pageSize });
    return { items: [...items], total, page, pageSize };
  }

  @Post(':importId/answers')
  @Access('imports.read')
  @ApiOperation({
    operationId: 'answerImportQuestions',
    summary: 'Answer questions of an import; the rows are looked at again',
  })
  @ApiCreatedResponse({ type: ImportAnswer })
  @ApiAcceptedResponse({ type: ImportAnswer, description: 'Under way.' })
  async answerQuestions(
    @Param('importId') importId: string,
    @Body() { answers }: AnswerQuestionsRequest,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ImportAnswer> {
    this.allowed.readable(importId, granted);
    const given = answersFrom(answers);
    const chosen = given.profile === undefined ? undefined : this.imports.findProfile(given.profile);
    if (chosen) this.allowed.actorFor(chosen.kind, granted);
    if (!(await this.imports.answer(importId, given))) throw nothingToAnswer();
    await this.imports.waitFor(importId, PATIENCE_MS);
    return this.answer(this.allowed.readable(importId, granted), reply);
  }

  @Post(':importId/confirmations')
  @Access('imports.read')
  @ApiOperation({
    operationId: 'confirmImport',
    summary: 'Take what the preview shows',
    description: 'What was answered becomes the next version of the profile, or a new one with saveAs.',
  })
  @ApiCreatedResponse({ type: ImportAnswer })
  @ApiAcceptedResponse({ type: ImportAnswer, description: 'Under way.' })
  async confirm(
    @Param('importId') importId: string,
    @Body() { saveAs, profileName }: ConfirmImportRequest,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ImportAnswer> {
    this.allowed.readable(importId, granted);
    const name = profileName ?? saveAs ?? '';
    const kept = saveAs === undefined ? undefined : { code: saveAs, names: { nl: name, en: name } };
    if (!(await this.imports.confirm(importId, kept))) throw nothingToConfirm();
    await this.imports.waitFor(importId, PATIENCE_MS);
    return this.answer(this.allowed.readable(importId, granted), reply);
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
    this.allowed.readable(importId, granted);
    await this.imports.cancel(importId);
    await this.imports.waitFor(importId, PATIENCE_MS);
    return this.answer(this.allowed.readable(importId, granted), reply);
  }

  @Post(':importId/withdrawals')
  @Access('imports.read')
  @ApiOperation({
    operationId: 'withdrawImport',
    summary: 'Take an import back as a whole',
    description: 'Every fact it added, unless somebody has built on it: those stay and are named.',
  })
  @ApiCreatedResponse({ type: ImportAnswer })
  @ApiAcceptedResponse({ type: ImportAnswer, description: 'Recorded; the figures follow within seconds.' })
  async withdraw(
    @Param('importId') importId: string,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ImportAnswer> {
    const { kind } = this.allowed.readable(importId, granted);
    const actor = this.allowed.actorFor(kind, granted);
    const sender = { sender: { ...context, actor }, today: granted.today };
    const record = await this.imports.withdraw(importId, sender);
    if (!record) throw notTakenBack();
    return this.answer(record, reply);
  }

  @Get(':importId/refused-rows')
  @Access('imports.read')
  @ApiOperation({
    operationId: 'downloadRefusedRows',
    summary: 'Rows that were refused or asked about, in the form of the file',
    description: 'Repaired and sent again it needs nothing more. Gone (410) once the import is over.',
  })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  @ApiGoneResponse({ description: 'The import is over.', content: problemContent })
  async refusedRows(
    @Param('importId') importId: string,
    @GrantedAccess() granted: Granted,
    @Res() reply: DownloadReply,
  ): Promise<void> {
    this.allowed.readable(importId, granted);
    const file = this.imports.refusedRows(importId);
    if (!file) throw fileIsGone();
    const parts: Buffer[] = [];
    for await (const part of file.content) parts.push(part);
    await reply
      .header('Content-Type', 'application/octet-stream')
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .header('Cache-Control', 'no-store')
      .send(Buffer.concat(parts));
  }

  private async answer(record: ImportRecord, reply: PeilReply): Promise<ImportAnswer> {
    const busy = record.state === 'waiting' || record.state === 'analysing' || record.state === 'running';
    const position = (await this.store.head())?.position ?? 0;
    const caughtUp = !busy && (await this.readSide.waitFor(position, PATIENCE_MS));
    reply.status(caughtUp ? HttpStatus.CREATED : HttpStatus.ACCEPTED);
    reply.header('Peil-Position', publicPosition(this.readSide.logId, position));
    reply.header('Location', `/v1/imports/${record.importId}`);
    return answerOf(this.imports, record);
  }
}

type DownloadReply = {
  header(name: string, value: string): DownloadReply;
  send(content: Buffer): unknown;
};

function profileAfterFile(): ProblemError {
  return new ProblemError(400, 'profile-after-file', {
    nl: 'Noem het profiel vóór het bestand: de velden van het formulier eerst, dan het bestand.',
    en: 'Name the profile before the file: the fields of the form first, then the file.',
  });
}
