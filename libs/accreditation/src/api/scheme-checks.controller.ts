import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '@peil/http-api';
import { schemeSchema } from '../domain/scheme/scheme.js';
import { SchemeCheckAnswer, type FindingAnswer } from './scheme-answers.js';
import { documentIn } from './scheme-document.js';
import { SchemeDocumentRequest } from './scheme-requests.js';

/** Tries a scheme document without keeping anything. */
@ApiTags('Schemes')
@Controller('scheme-checks')
export class SchemeChecksController {
  @Post()
  @HttpCode(HttpStatus.OK)
  @Access('schemes.write')
  @ApiOperation({ operationId: 'checkScheme', summary: 'What is wrong with a scheme document; nothing is kept' })
  @ApiOkResponse({ type: SchemeCheckAnswer })
  check(@Body() body: SchemeDocumentRequest): SchemeCheckAnswer {
    const findings = findingsIn(documentIn(body));
    return { valid: findings.every(({ severity }) => severity !== 'error'), findings };
  }
}

function findingsIn(document: object): readonly FindingAnswer[] {
  const parsed = schemeSchema.safeParse(document);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    severity: 'error',
    code: 'document-invalid',
    path: path.join('.'),
    text: {
      nl: `Dit past niet in de regelingtaal: ${message}`,
      en: `This does not fit the scheme language: ${message}`,
    },
  }));
}
