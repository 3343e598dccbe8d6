import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags, IntersectionType } from '@nestjs/swagger';
import {
  Access,
  GrantedAccess,
  ProblemError,
  sendTable,
  TABLE_FORMATS,
  tableFileContent,
  type FileReply,
  type Granted,
  type TableFormat,
} from '@peil/http-api';
import { IsIn, IsOptional } from 'class-validator';
import { states } from '../domain/compliance/obligations.js';
import { ComplianceAnswers } from './compliance-answering.js';
import { ConversationsQuery, YearTimeQuery } from './compliance-answers.js';
import {
  conversationsTable,
  lateTable,
  obligationSorts,
  obligationsTable,
  peopleTable,
  type Language,
  type ObligationSort,
} from './compliance-tables.js';

const LANGUAGES = ['nl', 'en'] as const;

/** Which file, and in whose words. */
export class FileQuery {
  @ApiPropertyOptional({ enum: TABLE_FORMATS, default: 'csv' })
  @IsOptional()
  @IsIn(TABLE_FORMATS)
  format?: TableFormat;

  @ApiPropertyOptional({ enum: LANGUAGES, default: 'nl' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

export class ExportQuery extends IntersectionType(YearTimeQuery, FileQuery) {}

export class ObligationExportQuery extends ExportQuery {
  @ApiPropertyOptional({ enum: states, description: 'Only who stands there.' })
  @IsOptional()
  @IsIn(states)
  state?: string;

  @ApiPropertyOptional({ enum: obligationSorts, default: 'name' })
  @IsOptional()
  @IsIn(obligationSorts)
  sort?: ObligationSort;
}

export class ConversationsExportQuery extends IntersectionType(ConversationsQuery, FileQuery) {}

/** The lists of the compliance pages as files: the same rows for the same person, hidden figures hidden. */
@ApiTags('Compliance')
@Controller()
export class ComplianceExportsController {
  constructor(private readonly answers: ComplianceAnswers) {}

  @Get('directorates/:directorateId/compliance/exports')
  @Access('directorateFigures.read', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'exportDirectorateCompliance',
    summary: 'The obligations of a directorate with their counts, as CSV or Excel',
  })
  @ApiOkResponse({ content: tableFileContent })
  async directorate(
    @Param('directorateId') unitId: string,
    @Query() query: ExportQuery,
    @GrantedAccess() granted: Granted,
    @Res() reply: FileReply,
  ): Promise<void> {
    const { format = 'csv', language = 'nl' } = query;
    const compliance = await this.answers.of('directorate', unitId, query, granted);
    await sendTable(reply, format, `peil-${compliance.asOf}`, obligationsTable(compliance, language));
  }

  @Get('clusters/:clusterId/compliance/exports')
  @Access('clusterFigures.read', { unit: 'clusterId' })
  @ApiOperation({
    operationId: 'exportClusterCompliance',
    summary: 'How many are late with what in each directorate of a cluster, as CSV or Excel',
  })
  @ApiOkResponse({ content: tableFileContent })
  async cluster(
    @Param('clusterId') unitId: string,
    @Query() query: ExportQuery,
    @GrantedAccess() granted: Granted,
    @Res() reply: FileReply,
  ): Promise<void> {
    const { format = 'csv', language = 'nl' } = query;
    const compliance = await this.answers.of('cluster', unitId, query, granted);
    await sendTable(reply, format, `peil-${compliance.asOf}`, lateTable(compliance, language));
  }

  @Get('directorates/:directorateId/obligations/:obligationId/exports')
  @Access('directorateFigures.read', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'exportObligation',
    summary: 'Where each manager of a directorate stands with one obligation, as CSV or Excel',
    description: 'The people whose file you may open; who sees figures only gets the head of the table.',
  })
  @ApiOkResponse({ content: tableFileContent })
  async obligation(
    @Param('directorateId') unitId: string,
    @Param('obligationId') obligationId: string,
    @Query() query: ObligationExportQuery,
    @GrantedAccess() granted: Granted,
    @Res() reply: FileReply,
  ): Promise<void> {
    const { format = 'csv', language = 'nl', state, sort = 'name' } = query;
    const compliance = await this.answers.of('directorate', unitId, query, granted);
    if (!compliance.obligations.some((one) => one.obligationId === obligationId)) throw obligationUnknown();
    const rows = peopleTable(compliance.people, { obligationId, state, sort }, language);
    await sendTable(reply, format, `peil-${compliance.asOf}`, rows);
  }

  @Get('conversations/exports')
  @Access('conversations.list')
  @ApiOperation({
    operationId: 'exportConversationsNeeded',
    summary: 'Who needs a conversation, and why, as CSV or Excel',
  })
  @ApiOkResponse({ content: tableFileContent })
  async conversations(
    @Query() query: ConversationsExportQuery,
    @GrantedAccess() granted: Granted,
    @Res() reply: FileReply,
  ): Promise<void> {
    const { format = 'csv', language = 'nl' } = query;
    const rows = conversationsTable(this.answers.conversations(query, granted), language);
    await sendTable(reply, format, `peil-${query.asOf ?? granted.today}`, rows);
  }
}

function obligationUnknown(): ProblemError {
  return new ProblemError(404, 'obligation-unknown', {
    nl: 'Deze verplichting is er dit jaar niet.',
    en: 'There is no such obligation this year.',
  });
}
