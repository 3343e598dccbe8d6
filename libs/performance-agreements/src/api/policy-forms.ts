import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageOf } from '@peil/http-api';
import type { JsonObject } from '@peil/eventing';
import type { CalendarDay } from '@peil/kernel';
import { IsBoolean, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { BothLanguages } from './kind-forms.js';

const MAX_YAML = 200_000;
const day = { type: 'string', format: 'date' } as const;
const stages = ['draft', 'published', 'withdrawn'];

export class PolicyDocumentRequest {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The policy as JSON.' })
  @IsOptional()
  @IsObject()
  document?: JsonObject;

  @ApiPropertyOptional({ type: 'string', maxLength: MAX_YAML, description: 'The same as YAML text.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_YAML)
  yaml?: string;
}

export class DraftPolicyRequest extends PolicyDocumentRequest {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'The version it was made from.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  basedOn?: number;
}

export class PolicyDryRunRequest {
  @ApiProperty({ ...day, description: 'The first day on which it would be in force.' })
  @IsCalendarDay()
  from!: CalendarDay;
}

export class PolicyPublicationRequest extends PolicyDryRunRequest {
  @ApiProperty({ type: 'string', maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'Needed for a first day in the past.' })
  @IsOptional()
  @IsBoolean()
  recalculationConfirmed?: boolean;
}

export class PolicyWithdrawalRequest {
  @ApiProperty({ type: 'string', maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class PolicyVersionItem {
  @ApiProperty({ type: 'string' }) policyId!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ enum: stages }) stage!: string;
  @ApiPropertyOptional({ ...day, description: 'The first day in force.' }) from?: string;
  @ApiPropertyOptional({ type: 'integer' }) basedOn?: number;
  @ApiProperty({ type: () => BothLanguages }) names!: BothLanguages;
}

export class PolicyAnswer {
  @ApiProperty({ type: 'string' }) policyId!: string;
  @ApiProperty({ type: () => BothLanguages }) names!: BothLanguages;
  @ApiPropertyOptional({ type: 'integer', description: 'Version in force today.' }) currentVersion?: number;
  @ApiProperty({ type: 'integer' }) versions!: number;
}

export class PolicyPage extends PageOf {
  @ApiProperty({ type: () => [PolicyAnswer] }) items!: PolicyAnswer[];
}

export class PolicyVersionPage extends PageOf {
  @ApiProperty({ type: () => [PolicyVersionItem] }) items!: PolicyVersionItem[];
}

export class PolicyFindingAnswer {
  @ApiProperty({ enum: ['error', 'warning'] }) severity!: string;
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: 'string', description: 'Where in the document, as a dotted path.' }) path!: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Line of the YAML, where YAML was sent.' }) line?: number;
  @ApiProperty({ type: () => BothLanguages }) text!: BothLanguages;
}

export class PolicySentenceAnswer {
  @ApiProperty({ type: 'string', description: 'The part of the document it is about.' }) path!: string;
  @ApiProperty({ type: () => BothLanguages }) text!: BothLanguages;
}

export class PolicyCheckAnswer {
  @ApiProperty({ type: 'boolean', description: 'It may be published.' }) valid!: boolean;
  @ApiProperty({ type: () => [PolicyFindingAnswer] }) findings!: PolicyFindingAnswer[];
  @ApiProperty({ type: () => [PolicySentenceAnswer], description: 'The policy in sentences.' })
  sentences!: PolicySentenceAnswer[];
}

export class PolicyVersionAnswer extends PolicyVersionItem {
  @ApiProperty({ type: 'object', additionalProperties: true }) document!: JsonObject;
  @ApiProperty({ type: () => [PolicyFindingAnswer] }) findings!: PolicyFindingAnswer[];
  @ApiProperty({ type: () => [PolicySentenceAnswer] }) sentences!: PolicySentenceAnswer[];
}

export class PolicyVersionWritten {
  @ApiProperty({ type: 'string' }) policyId!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ type: 'string', description: 'Position of the write.' }) position!: string;
}

export class PolicyDraftWritten extends PolicyVersionWritten {
  @ApiProperty({ type: () => [PolicyFindingAnswer] }) findings!: PolicyFindingAnswer[];
}

export class TriedObligationAnswer {
  @ApiProperty({ type: 'string' }) obligationId!: string;
  @ApiProperty({ type: () => BothLanguages }) label!: BothLanguages;
  @ApiProperty(day) dueOn!: string;
  @ApiProperty(day) lateFrom!: string;
  @ApiProperty({ type: 'integer' }) due!: number;
  @ApiProperty({ type: 'integer' }) done!: number;
  @ApiProperty({ type: 'integer' }) late!: number;
}

export class TriedYearAnswer {
  @ApiProperty({ type: 'integer' }) year!: number;
  @ApiProperty({ ...day, description: 'The day of the year that was looked at.' }) asOf!: string;
  @ApiProperty({ type: 'boolean' }) changed!: boolean;
  @ApiProperty({ type: () => [TriedObligationAnswer] }) before!: TriedObligationAnswer[];
  @ApiProperty({ type: () => [TriedObligationAnswer] }) after!: TriedObligationAnswer[];
}

export class PolicyDryRunAnswer {
  @ApiProperty({ type: 'string' }) policyId!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ ...day, description: 'The first day on which it would be in force.' }) from!: string;
  @ApiProperty({ type: () => [TriedYearAnswer] }) years!: TriedYearAnswer[];
}
