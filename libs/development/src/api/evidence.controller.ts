import { Controller, Delete, Get, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  ProblemError,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { isReadable } from '@peil/kernel';
import { evidenceMediaTypes } from '../domain/events.js';
import { EVIDENCE_STORE, type EvidenceStore } from '../evidence-files/evidence-store.js';
import { displayName, mediaTypeOf } from '../evidence-files/media-type.js';
import { ActivityRules } from './activity-rules.js';
import { EvidenceWritten } from './answers.js';
import { DossierMessage } from './dossier-message.js';
import { UploadedFiles, type UploadRequest } from './uploaded-file.js';

@ApiTags('Evidence')
@Controller('managers/:managerId/activities/:activityId/evidence')
export class EvidenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: WriteAnswers,
    private readonly rules: ActivityRules,
    private readonly uploads: UploadedFiles,
    @Inject(EVIDENCE_STORE) private readonly files: EvidenceStore,
  ) {}

  @Post()
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'addEvidence',
    summary: 'Add a file to an activity',
    description:
      'PDF, PNG, JPEG, text or a Word document without macros, judged by its content; at most 10 MB. Kept encrypted.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ type: EvidenceWritten })
  @ApiAcceptedResponse({ type: EvidenceWritten, description: 'Recorded; the figures follow within seconds.' })
  async add(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Req() request: UploadRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today, caller }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<EvidenceWritten> {
    await this.rules.opened(personId, activityId);
    return this.uploads.take(request, async ({ fileName, content }) => {
      const mediaType = mediaTypeOf(content);
      if (!mediaType) throw notTaken();
      const evidenceId = derivedId(context.commandId, 'evidence');
      const place = { personId, evidenceId };
      const evidence = {
        evidenceId,
        mediaType,
        size: content.length,
        fingerprint: await this.files.fingerprint(personId, content),
        fileName: displayName(fileName, mediaType),
      };
      // The file first: an event must never speak of a file that is not there.
      const written = await this.files.put(place, content);
      const command = { type: 'addEvidence' as const, personId, activityId, today, by: caller.personId, evidence };
      const outcome = await this.commands.execute(new DossierMessage(command, context));
      if (outcome.outcome === 'refused' && written) await this.files.remove(place);
      return this.answers.answer(reply, outcome, { activityId, evidenceId });
    });
  }

  @Get(':evidenceId')
  @Access('dossier.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'readEvidence', summary: 'Download a file' })
  @ApiOkResponse({
    description: 'The file as it was sent.',
    content: Object.fromEntries(
      evidenceMediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    ),
  })
  async read(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Param('evidenceId') evidenceId: string,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<StreamableFile> {
    const { evidence } = await this.rules.opened(personId, activityId);
    const file = evidence.find((one) => one.evidenceId === evidenceId);
    const content = file && (await this.files.read({ personId, evidenceId }));
    if (!file || !content) throw evidenceUnknown();
    reply.header('X-Content-Type-Options', 'nosniff');
    reply.header('Cache-Control', 'private, no-store');
    reply.header('Content-Security-Policy', "default-src 'none'; sandbox");
    const name = isReadable(file.fileName) ? file.fileName : displayName('', file.mediaType);
    return new StreamableFile(content, {
      type: file.mediaType,
      length: file.size,
      disposition: `attachment; filename="${displayName('', file.mediaType)}"; filename*=UTF-8''${encoded(name)}`,
    });
  }

  @Delete(':evidenceId')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'removeEvidence',
    summary: 'Remove a file from an activity',
    description: 'Not once the activity was approved on it. That it was there stays in the history.',
  })
  @ApiOkResponse({ type: EvidenceWritten })
  @ApiAcceptedResponse({ type: EvidenceWritten, description: 'Recorded; the figures follow within seconds.' })
  async remove(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Param('evidenceId') evidenceId: string,
    @Sender() context: CommandContext,
    @GrantedAccess() { today, caller }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<EvidenceWritten> {
    const command = { type: 'removeEvidence' as const, personId, activityId, today, by: caller.personId, evidenceId };
    const outcome = await this.commands.execute(new DossierMessage(command, context));
    if (outcome.outcome === 'accepted') await this.files.remove({ personId, evidenceId });
    return this.answers.answer(reply, outcome, { activityId, evidenceId }, 200);
  }
}

/** RFC 8187: everything but letters and digits written as percent signs. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function notTaken(): ProblemError {
  return new ProblemError(415, 'evidence-type-not-taken', {
    nl: 'Dit soort bestand kan niet. Stuur een pdf, png, jpeg, tekstbestand of Word-document zonder macro’s.',
    en: 'This kind of file is not taken. Send a PDF, PNG, JPEG, text file or Word document without macros.',
  });
}

function evidenceUnknown(): ProblemError {
  return new ProblemError(404, 'unknown-evidence', {
    nl: 'Dit bewijsstuk hoort niet bij deze activiteit, of is gewist.',
    en: 'This evidence does not belong to this activity, or was erased.',
  });
}
