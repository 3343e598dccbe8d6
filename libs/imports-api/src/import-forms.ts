import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { importStates, passedOverReasons, questionScopes, rowClasses } from '@peil/imports';
import { IsIn, IsObject, IsOptional, Length, Matches, MaxLength } from 'class-validator';

/** The same can be sent as fields of the form, before the file; a field wins. */
export class ImportQuery {
  @ApiPropertyOptional({
    type: 'string',
    description: 'The profile of the source: GET /import-profiles. Without it Peil proposes one and asks.',
    example: 'moodle-course-completion',
  })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  profile?: string;

  @ApiPropertyOptional({
    type: 'string',
    description: 'What the file holds, where no source is named.',
    example: 'completions',
  })
  @IsOptional()
  @Matches(/^[a-z][A-Za-z-]{0,39}$/)
  kind?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Take the file at once when nothing is asked. Otherwise it waits, analysed, for a confirmation.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  confirm?: string;

  @ApiPropertyOptional({
    type: 'string',
    description: 'Code of the source system: the same reference of two systems is two facts.',
    example: 'moodle',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
  system?: string;

  @ApiPropertyOptional({ enum: ['dmy', 'mdy'], description: 'The order of day and month in every column.' })
  @IsOptional()
  @IsIn(['dmy', 'mdy'])
  dayOrder?: 'dmy' | 'mdy';

  @ApiPropertyOptional({
    type: 'string',
    description: 'Answers to questions, as JSON: an object of answers by the id of the question.',
    example: '{"separator":";"}',
  })
  @IsOptional()
  @MaxLength(50_000)
  answers?: string;

  @ApiPropertyOptional({
    type: 'string',
    description: 'The number of this part, from 1, of a large file sent in parts under one Idempotency-Key.',
    example: '1',
  })
  @IsOptional()
  @Matches(/^[1-9]\d{0,3}$/)
  part?: string;

  @ApiPropertyOptional({ type: 'string', description: 'How many parts there are.', example: '3' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,3}$/)
  parts?: string;
}

export class BothLanguages {
  @ApiProperty({ type: 'string' }) nl!: string;
  @ApiProperty({ type: 'string' }) en!: string;
}

export class FileNoticeAnswer {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => BothLanguages }) messages!: BothLanguages;
}

export class AnswerOptionAnswer {
  @ApiProperty({ type: 'string', description: 'What to send as the answer.' }) value!: string;
  @ApiProperty({ type: () => BothLanguages }) messages!: BothLanguages;
}

export class QuestionAnswer extends FileNoticeAnswer {
  @ApiProperty({ type: 'string', description: 'The name of its answer.', example: 'dayOrder:Voltooiingsdatum' })
  id!: string;
  @ApiProperty({
    enum: questionScopes,
    description: 'What it is about. Unanswered, one about a row leaves that row out; any other stops the import.',
  })
  scope!: string;
  @ApiProperty({ type: 'string', description: 'As the file names it; empty for the whole file.' }) column!: string;
  @ApiProperty({ type: () => [AnswerOptionAnswer], description: 'Empty: any text.' }) options!: AnswerOptionAnswer[];
  @ApiPropertyOptional({ type: 'string', description: 'What Peil would choose.' }) proposal?: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Of a question about a row.' }) line?: number;
  @ApiPropertyOptional({ type: 'boolean', description: 'Send the file again, with the answer.' }) needsFile?: boolean;
}

export class ColumnReadingAnswer {
  @ApiProperty({ type: 'string' }) heading!: string;
  @ApiPropertyOptional({ type: 'string', description: 'What it was understood as.' }) field?: string;
  @ApiProperty({ enum: ['read', 'ignored', 'refused'] }) treatment!: string;
  @ApiPropertyOptional({ type: 'string', description: 'The first value; while the import lives.' }) sample?: string;
}

export class RowCountsAnswer implements Record<(typeof rowClasses)[number], number> {
  @ApiProperty({ type: 'integer', description: 'Became a fact.' }) new!: number;
  @ApiProperty({ type: 'integer', description: 'Known already.' }) unchanged!: number;
  @ApiProperty({ type: 'integer', description: 'Known, but changed.' }) correction!: number;
  @ApiProperty({ type: 'integer', description: 'No fact and no error: blank, not completed.' }) passedOver!: number;
  @ApiProperty({ type: 'integer', description: 'Cannot be decided by the file.' }) question!: number;
  @ApiProperty({ type: 'integer', description: 'Refused alone; the rest goes on.' }) bad!: number;
}

export class RowProblemAnswer {
  @ApiProperty({ type: 'integer', description: 'As an editor counts.' }) line!: number;
  @ApiProperty({ type: 'string', description: 'As the file names it; empty for the whole row.' }) column!: string;
  @ApiProperty({ type: 'string', description: 'As it stood there; empty after the end of the import.' }) value!: string;
  @ApiProperty({ type: 'string', description: 'Stable code.' }) code!: string;
  @ApiProperty({ type: () => BothLanguages }) reason!: BothLanguages;
  @ApiProperty({ type: () => BothLanguages, description: 'How to put it right.' }) repair!: BothLanguages;
}

export class RowProblemPage extends PageOf {
  @ApiProperty({ type: () => [RowProblemAnswer] }) items!: RowProblemAnswer[];
}

export class ProblemGroupAnswer {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: 'string' }) column!: string;
  @ApiProperty({ type: 'integer' }) count!: number;
  @ApiProperty({ type: 'integer' }) firstLine!: number;
  @ApiProperty({ type: 'integer' }) lastLine!: number;
}

/** How far an import is and what came of it. */
export class ImportSummary {
  @ApiProperty({ type: 'string' }) importId!: string;
  @ApiProperty({ type: 'string' }) kind!: string;
  @ApiProperty({ type: 'string' }) profile!: string;
  @ApiProperty({ type: 'integer' }) profileVersion!: number;
  @ApiProperty({ type: 'string' }) system!: string;
  @ApiProperty({ enum: ['receiving', ...importStates] }) state!: string;
  @ApiProperty({ type: 'string', description: 'Person who sent it.' }) sentBy!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) startedAt!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' }) finishedAt?: string;
  @ApiPropertyOptional({
    type: 'string',
    description: 'Only as long as the import lives: a name may be about a person.',
  })
  fileName?: string;
  @ApiProperty({ type: 'string', description: 'SHA-256 of the file.' }) fileHash!: string;
  @ApiProperty({ type: 'integer', description: 'Bytes of the file.' }) fileSize!: number;
  @ApiProperty({ type: 'integer', description: 'Rows of the file.' }) rows!: number;
  @ApiProperty({ type: 'integer', description: 'Rows that are in a class so far.' }) taken!: number;
  @ApiProperty({ type: () => RowCountsAnswer, description: 'Rows by class; they add up to `taken`.' })
  counts!: RowCountsAnswer;
  @ApiProperty({ type: () => RowCountsAnswer, description: 'Facts by class: a row may hold several.' })
  factCounts!: RowCountsAnswer;
  @ApiProperty({ type: 'integer' }) problems!: number;
  @ApiProperty({ type: 'integer', description: 'Facts of the last full export that are not in this one.' })
  missing!: number;
}

export class ImportPage extends PageOf {
  @ApiProperty({ type: () => [ImportSummary] }) items!: ImportSummary[];
}

export class PassedOverAnswer {
  @ApiProperty({ enum: passedOverReasons }) reason!: string;
  @ApiProperty({ type: 'integer' }) count!: number;
}

export class LeftFactAnswer {
  @ApiProperty({ type: 'string', description: 'What stays, as an opaque id.' }) fact!: string;
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => BothLanguages }) reason!: BothLanguages;
}

/** What came of taking an import back. */
export class WithdrawalAnswer {
  @ApiProperty({ type: 'integer' }) withdrawn!: number;
  @ApiProperty({ type: () => [LeftFactAnswer], description: 'Stays, because somebody has built on it; the first 500.' })
  left!: LeftFactAnswer[];
}

/** Answers by the id of the question. */
export class AnswerQuestionsRequest {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'dayOrder:Voltooiingsdatum': 'dmy', 'word:Status:gereedgemeld': 'completed' },
  })
  @IsObject()
  answers!: object;
}

export class ConfirmImportRequest {
  @ApiPropertyOptional({
    type: 'string',
    description: 'Keep what was answered as a new profile under this code.',
    example: 'leerhuis-weekly',
  })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  saveAs?: string;

  @ApiPropertyOptional({ type: 'string', description: 'Its name; the code when it is left out.' })
  @IsOptional()
  @Length(1, 200)
  profileName?: string;
}

export class ImportProfileSummary {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ type: () => BothLanguages }) names!: BothLanguages;
  @ApiProperty({ type: 'string' }) kind!: string;
  @ApiProperty({ type: 'string' }) system!: string;
}

export class ImportProfilePage extends PageOf {
  @ApiProperty({ type: () => [ImportProfileSummary] }) items!: ImportProfileSummary[];
}

export class ImportProfileDocument {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The profile, as docs/reference/schema/import-profile.schema.json says.',
  })
  @IsObject()
  profile!: object;
}

export class ImportAnswer extends ImportSummary {
  @ApiProperty({ type: 'string' }) format!: string;
  @ApiProperty({ type: 'string' }) encoding!: string;
  @ApiProperty({ type: 'string' }) separator!: string;
  @ApiProperty({ type: () => [PassedOverAnswer], description: 'Facts that were passed over, by reason.' })
  passedOverBy!: PassedOverAnswer[];
  @ApiProperty({ type: () => [ColumnReadingAnswer] }) columns!: ColumnReadingAnswer[];
  @ApiProperty({ type: () => [FileNoticeAnswer] }) warnings!: FileNoticeAnswer[];
  @ApiProperty({ type: () => [QuestionAnswer] }) questions!: QuestionAnswer[];
  @ApiProperty({ type: [String], description: 'What is missing, as opaque ids; the first 500.' })
  missingFacts!: string[];
  @ApiPropertyOptional({ type: () => WithdrawalAnswer }) withdrawal?: WithdrawalAnswer;
  @ApiPropertyOptional({ type: () => FileNoticeAnswer, description: 'Why the file was not taken.' })
  failure?: FileNoticeAnswer;
  @ApiProperty({ type: () => [ProblemGroupAnswer], description: 'The same problem of many rows.' })
  problemGroups!: ProblemGroupAnswer[];
  @ApiProperty({ type: () => [RowProblemAnswer], description: 'The first hundred; all of them under `problems`.' })
  firstProblems!: RowProblemAnswer[];
}
