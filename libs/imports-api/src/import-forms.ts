import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { importStates, rowClasses } from '@peil/imports';
import { IsIn, IsOptional, Matches } from 'class-validator';

/** The same can be sent as fields of the form; a field wins. */
export class ImportQuery {
  @ApiPropertyOptional({ type: 'string', description: 'What the file holds.', example: 'completions' })
  @IsOptional()
  @Matches(/^[a-z][A-Za-z-]{0,39}$/)
  kind?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Only say what would happen.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: string;

  @ApiPropertyOptional({
    type: 'string',
    default: 'file',
    description: 'Code of the source system: the same reference of two systems is two facts.',
    example: 'moodle',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
  system?: string;

  @ApiPropertyOptional({ enum: ['dmy', 'mdy'], description: 'The answer to the question `day-order-unclear`.' })
  @IsOptional()
  @IsIn(['dmy', 'mdy'])
  dayOrder?: 'dmy' | 'mdy';
}

export class BothLanguages {
  @ApiProperty({ type: 'string' }) nl!: string;
  @ApiProperty({ type: 'string' }) en!: string;
}

export class FileNoticeAnswer {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => BothLanguages }) messages!: BothLanguages;
}

export class FileQuestionAnswer extends FileNoticeAnswer {
  @ApiProperty({ type: 'string', description: 'As the file names it.' }) column!: string;
  @ApiProperty({ type: 'string', description: 'The field of the request that answers it.' }) field!: string;
  @ApiProperty({ type: [String] }) options!: string[];
}

export class ColumnReadingAnswer {
  @ApiProperty({ type: 'string' }) heading!: string;
  @ApiPropertyOptional({ type: 'string', description: 'What it was understood as.' }) field?: string;
  @ApiProperty({ enum: ['read', 'ignored', 'refused'] }) treatment!: string;
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
  @ApiProperty({ type: 'string', description: 'As it stood there; empty after 7 days.' }) value!: string;
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
  @ApiProperty({ type: 'boolean', description: 'Nothing was taken: it only said what would happen.' }) dryRun!: boolean;
  @ApiProperty({ type: 'string' }) system!: string;
  @ApiProperty({ enum: importStates }) state!: string;
  @ApiProperty({ type: 'string', description: 'Person who sent it.' }) sentBy!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) startedAt!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' }) finishedAt?: string;
  @ApiProperty({ type: 'string', description: 'SHA-256 of the file.' }) fileHash!: string;
  @ApiProperty({ type: 'integer', description: 'Bytes of the file.' }) fileSize!: number;
  @ApiProperty({ type: 'integer', description: 'Rows of the file.' }) rows!: number;
  @ApiProperty({ type: 'integer', description: 'Rows that are in a class so far.' }) taken!: number;
  @ApiProperty({ type: () => RowCountsAnswer }) counts!: RowCountsAnswer;
  @ApiProperty({ type: 'integer' }) problems!: number;
}

export class ImportPage extends PageOf {
  @ApiProperty({ type: () => [ImportSummary] }) items!: ImportSummary[];
}

export class ImportAnswer extends ImportSummary {
  @ApiProperty({ type: 'string' }) encoding!: string;
  @ApiProperty({ type: 'string' }) separator!: string;
  @ApiProperty({ type: () => [ColumnReadingAnswer] }) columns!: ColumnReadingAnswer[];
  @ApiProperty({ type: () => [FileNoticeAnswer] }) warnings!: FileNoticeAnswer[];
  @ApiProperty({ type: () => [FileQuestionAnswer] }) questions!: FileQuestionAnswer[];
  @ApiPropertyOptional({ type: () => FileNoticeAnswer, description: 'Why the file was not taken.' })
  failure?: FileNoticeAnswer;
  @ApiProperty({ type: () => [ProblemGroupAnswer], description: 'The same problem of many rows.' })
  problemGroups!: ProblemGroupAnswer[];
  @ApiProperty({ type: () => [RowProblemAnswer], description: 'The first hundred; all of them under `problems`.' })
  firstProblems!: RowProblemAnswer[];
}
