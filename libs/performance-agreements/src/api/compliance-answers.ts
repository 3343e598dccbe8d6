import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf, PageQuery, TimeQuery } from '@peil/http-api';
import { instantOf, IsCalendarDay, IsInstant } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { states } from '../domain/compliance/obligations.js';
import { reasonCodes } from '../domain/compliance/reasons.js';
import type { Times } from '../read-models/standings.js';
import { BothLanguages } from './kind-forms.js';

const day = { type: 'string', format: 'date' } as const;
const count = {
  type: 'integer',
  nullable: true,
  description: 'Null where hidden: small, or giving a small one away.',
} as const;
const dutyTypes = ['agreement', 'moment', 'conversation', 'conclusion', 'followUp'];

/** A year, seen from a day, as known at a moment. */
export class YearTimeQuery extends TimeQuery {
  @ApiPropertyOptional({ type: 'integer', description: 'Year of the cycles. Default: that of `asOf`.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2200)
  year?: number;
}

export class ConversationsQuery extends PageQuery {
  @ApiPropertyOptional({ ...day, description: 'What had happened by this day. Default: today.' })
  @IsOptional()
  @IsCalendarDay()
  asOf?: CalendarDay;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'What had been recorded by this instant. Default: now.',
  })
  @IsOptional()
  @IsInstant()
  knownAt?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Year of the cycles. Default: that of `asOf`.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2200)
  year?: number;
}

/** The times a request asks for: today, and the year of the day, where nothing else is said. */
export function timesOf(query: YearTimeQuery | ConversationsQuery, today: CalendarDay): Times {
  const asOf = query.asOf ?? today;
  return {
    year: query.year ?? Number(asOf.slice(0, 4)),
    asOf,
    knownAt: query.knownAt === undefined ? undefined : instantOf(query.knownAt),
  };
}

export class ObligationStateAnswer {
  @ApiProperty({ type: 'string' }) obligationId!: string;
  @ApiProperty({ enum: dutyTypes }) type!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Kind of the agreement.' }) kind?: string;
  @ApiProperty({ type: () => BothLanguages }) label!: BothLanguages;
  @ApiProperty({ enum: states }) state!: string;
  @ApiProperty({ ...day, description: 'For this person: later after a late start or a leave.' }) dueOn!: string;
  @ApiProperty({ ...day, description: 'The first day on which it counts as late.' }) lateFrom!: string;
  @ApiPropertyOptional(day) doneOn?: string;
  @ApiProperty({
    type: 'boolean',
    description: 'The day has passed and it is not done; perhaps still within the grace.',
  })
  passed!: boolean;
  @ApiProperty({ type: 'boolean', description: 'Overdue, but nobody holds the post above.' })
  waitsForCounterpart!: boolean;
}

export class ConversationReasonAnswer {
  @ApiProperty({ enum: reasonCodes }) code!: string;
  @ApiPropertyOptional({ type: 'string', description: 'The obligation or agreement it is about.' }) about?: string;
  @ApiPropertyOptional(day) since?: string;
  @ApiProperty({ type: () => BothLanguages }) text!: BothLanguages;
}

export class PersonObligationsAnswer {
  @ApiProperty({ type: 'string' }) personId!: string;
  @ApiPropertyOptional({ type: 'string' }) name?: string;
  @ApiProperty({ type: () => [ObligationStateAnswer] }) obligations!: ObligationStateAnswer[];
  @ApiProperty({
    type: () => [ConversationReasonAnswer],
    description: 'Why a conversation is needed; empty: it is not.',
  })
  reasons!: ConversationReasonAnswer[];
  @ApiPropertyOptional({ ...day, description: 'The talk that is planned.' }) talkOn?: string;
}

export class ManagerObligationsAnswer extends PersonObligationsAnswer {
  @ApiProperty({ type: 'integer' }) year!: number;
  @ApiProperty(day) asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' }) knownAt?: string;
  @ApiProperty({ type: 'string' }) position!: string;
}

export class ObligationCountsAnswer {
  @ApiProperty({ type: 'string' }) obligationId!: string;
  @ApiProperty({ enum: dutyTypes }) type!: string;
  @ApiPropertyOptional({ type: 'string' }) kind?: string;
  @ApiProperty({ type: () => BothLanguages }) label!: BothLanguages;
  @ApiProperty(day) dueOn!: string;
  @ApiProperty(day) lateFrom!: string;
  @ApiProperty({ ...count, description: 'Managers held to it and not excused.' }) due!: number | null;
  @ApiProperty(count) done!: number | null;
  @ApiProperty(count) open!: number | null;
  @ApiProperty(count) late!: number | null;
  @ApiProperty(count) exempt!: number | null;
}

export class ComingUpAnswer {
  @ApiProperty({ enum: [30, 60, 90] }) withinDays!: number;
  @ApiProperty({ type: 'string' }) obligationId!: string;
  @ApiProperty({ type: () => BothLanguages }) label!: BothLanguages;
  @ApiProperty(day) dueOn!: string;
  @ApiProperty(count) open!: number | null;
}

export class TrendAnswer {
  @ApiProperty({ ...day, description: 'End of a month, or the day asked.' }) day!: string;
  @ApiProperty({ ...count, description: 'Obligations that were late on the day.' }) late!: number | null;
  @ApiProperty({ ...count, description: 'Managers who were late with something on the day.' })
  lateManagers!: number | null;
}

export class OwnObligationAnswer {
  @ApiProperty({ enum: ['actionPlan', 'directorCycle', 'feedbackRound'] }) obligationId!: string;
  @ApiProperty({ type: () => BothLanguages }) label!: BothLanguages;
  @ApiProperty(day) dueOn!: string;
  @ApiProperty({ enum: ['done', 'open', 'late', 'vacant', 'notMeasurable'] }) state!: string;
  @ApiPropertyOptional(day) doneOn?: string;
}

export class UnitComplianceAnswer {
  @ApiProperty({ type: 'string' }) unitId!: string;
  @ApiProperty({ enum: ['organisation', 'cluster', 'directorate', 'district', 'team'] }) kind!: string;
  @ApiProperty({ type: 'string' }) name!: string;
  @ApiProperty(count) managers!: number | null;
  @ApiProperty({ ...count, description: 'Managers who are late with something.' }) lateManagers!: number | null;
  @ApiPropertyOptional({
    ...day,
    description: 'The day the counts are of, where what was shown before is shown again.',
  })
  figuresAsOf?: string;
  @ApiProperty({ type: () => [ObligationCountsAnswer] }) obligations!: ObligationCountsAnswer[];
  @ApiProperty({ type: () => [OwnObligationAnswer], description: 'What the directorate itself owes.' })
  ownObligations!: OwnObligationAnswer[];
}

export class PolicyVersionReference {
  @ApiProperty({ type: 'string' }) policyId!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty(day) from!: string;
}

export class ComplianceAnswer extends UnitComplianceAnswer {
  @ApiProperty({ type: 'integer' }) year!: number;
  @ApiProperty(day) asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' }) knownAt?: string;
  @ApiProperty({ type: 'string', description: 'Position of the last event it rests on.' }) position!: string;
  @ApiProperty({ type: () => [PolicyVersionReference] }) policyVersions!: PolicyVersionReference[];
  @ApiProperty({ enum: ['persons', 'figures'] }) view!: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Counts below this are hidden.' }) smallBelow?: number;
  @ApiProperty({ type: () => [TrendAnswer] }) trend!: TrendAnswer[];
  @ApiProperty({ type: () => [ComingUpAnswer] }) comingUp!: ComingUpAnswer[];
  @ApiProperty({
    type: () => [PersonObligationsAnswer],
    description: 'Those whose file who asks may open: of a directorate everyone, of a cluster its directors.',
  })
  people!: PersonObligationsAnswer[];
  @ApiProperty({ type: () => [UnitComplianceAnswer] }) units!: UnitComplianceAnswer[];
}

export class ConversationNeededPage extends PageOf {
  @ApiProperty({ type: () => [PersonObligationsAnswer] }) items!: PersonObligationsAnswer[];
}
