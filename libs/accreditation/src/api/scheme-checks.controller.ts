import { Body, Controller, HttpCode, HttpStatus, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, GrantedAccess, type Granted } from '@peil/http-api';
import { checkScheme } from '../domain/check/check-scheme.js';
import { schemeSentences } from '../domain/sentences/scheme-sentences.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { FACTS_READER } from './readers.js';
import { SchemeCheckAnswer } from './scheme-answers.js';
import { documentIn } from './scheme-document.js';
import { findingsOf } from './scheme-findings.js';
import { SchemeDocumentRequest } from './scheme-requests.js';

/** Tries a scheme document without keeping anything. */
@ApiTags('Schemes')
@Controller('scheme-checks')
export class SchemeChecksController {
  constructor(
    readonly queries: QueryBus,
    @Inject(FACTS_READER) readonly reader: FactsReader,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Access('schemes.write')
  @ApiOperation({
    operationId: 'checkScheme',
    summary: 'What is wrong with a scheme document, and its rules in words; nothing is kept',
  })
  @ApiOkResponse({ type: SchemeCheckAnswer })
  async check(@Body() body: SchemeDocumentRequest, @GrantedAccess() { today }: Granted): Promise<SchemeCheckAnswer> {
    const document = documentIn(body);
    const findings = await findingsOf(document, this, { today, yaml: body.yaml });
    const { scheme } = checkScheme(document);
    return {
      valid: findings.every(({ severity }) => severity !== 'error'),
      findings,
      ...(scheme && { sentences: schemeSentences(scheme).map((one) => ({ ...one, path: one.path.join('.') })) }),
    };
  }
}
