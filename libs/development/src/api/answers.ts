import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { participationRoles, sourceTypes } from '../domain/activity.js';
import { evidenceMediaTypes } from '../domain/events.js';

const statuses = ['planned', 'recorded', 'submitted', 'approved', 'returned', 'rejected', 'withdrawn'];

export class DayMinutesAnswer {
  @ApiProperty({ type: 'string', format: 'date' }) day!: string;
  @ApiProperty({ type: 'integer' }) minutes!: number;
}

export class FacilitationAnswer {
  @ApiProperty({ enum: ['none', 'internal', 'external'] }) type!: string;
  @ApiProperty({ type: 'boolean' }) registered!: boolean;
  @ApiPropertyOptional({ type: 'string' }) facilitatorId?: string;
  @ApiPropertyOptional({ type: 'string', description: 'Only where one activity is opened.' }) name?: string;
}

export class SourceAnswer {
  @ApiProperty({ enum: sourceTypes }) type!: string;
  @ApiPropertyOptional({ type: 'string' }) system?: string;
}

/** An activity as it stands now, without texts about the person. */
export class ActivitySummary {
  @ApiProperty({ type: 'string' }) activityId!: string;
  @ApiProperty({ type: 'string' }) personId!: string;
  @ApiProperty({ enum: statuses }) status!: string;
  @ApiProperty({ type: 'string' }) kind!: string;
  @ApiProperty({ type: 'string', format: 'date' }) day!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date' }) until?: string;
  @ApiPropertyOptional({ type: () => [DayMinutesAnswer] }) days?: DayMinutesAnswer[];
  @ApiProperty({ type: 'integer' }) minutes!: number;
  @ApiProperty({ enum: participationRoles }) role!: string;
  @ApiProperty({ type: () => FacilitationAnswer }) facilitation!: FacilitationAnswer;
  @ApiPropertyOptional({ type: 'integer' }) groupSize?: number;
  @ApiPropertyOptional({ type: 'string' }) provider?: string;
  @ApiPropertyOptional({ type: 'string' }) offeringId?: string;
  @ApiProperty({ type: [String], description: 'As confirmed at review, else as chosen.' }) components!: string[];
  @ApiProperty({ type: [String] }) tags!: string[];
  @ApiProperty({ type: [String] }) categories!: string[];
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'boolean' }, { type: 'string' }] } })
  facts!: Record<string, boolean | string>;
  @ApiProperty({ type: () => SourceAnswer }) source!: SourceAnswer;
  @ApiProperty({ type: 'integer' }) evidenceCount!: number;
  @ApiProperty({ type: 'boolean', description: 'It carries learning points or development needs.' })
  hasOutcome!: boolean;
  @ApiProperty({ type: 'boolean', description: 'They are shared with the director.' }) shared!: boolean;
  @ApiProperty({ type: 'string', format: 'date-time' }) recordedAt!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' }) submittedAt?: string;
}

/** What is going to happen, or was: a plan whose day has passed waits for a word from the person. */
export class PlannedActivityAnswer extends ActivitySummary {
  @ApiProperty({ type: 'boolean', description: 'The day has passed: did it take place?' }) dayPassed!: boolean;
}

export class PlannedActivityPage extends PageOf {
  @ApiProperty({ type: () => [PlannedActivityAnswer] }) items!: PlannedActivityAnswer[];
}

export class ActivityPage extends PageOf {
  @ApiProperty({ type: () => [ActivitySummary] }) items!: ActivitySummary[];
}

export class ActorAnswer {
  @ApiProperty({ type: 'string' }) personId!: string;
  @ApiProperty({ type: 'string' }) role!: string;
}

export class HistoryStepAnswer {
  @ApiProperty({ type: 'string', description: 'What happened.', example: 'ActivityCorrected' }) type!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: () => ActorAnswer }) by!: ActorAnswer;
  @ApiPropertyOptional({ type: 'string' }) reason?: string;
  @ApiProperty({ type: 'string' }) eventId!: string;
}

export class EvidenceAnswer {
  @ApiProperty({ type: 'string' }) evidenceId!: string;
  @ApiProperty({ enum: evidenceMediaTypes }) mediaType!: string;
  @ApiProperty({ type: 'integer', description: 'Bytes.' }) size!: number;
  @ApiPropertyOptional({ type: 'string', description: 'Absent once erased.' }) fileName?: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) addedAt!: string;
}

/** One activity with its texts, its evidence and everything that happened to it. */
export class ActivityAnswer extends ActivitySummary {
  @ApiPropertyOptional({ type: 'string', description: 'Absent once erased.' }) title?: string;
  @ApiPropertyOptional({ type: 'string', description: 'Absent once erased.' }) description?: string;
  @ApiProperty({ type: () => [EvidenceAnswer] }) evidence!: EvidenceAnswer[];
  @ApiProperty({ type: () => [HistoryStepAnswer] }) history!: HistoryStepAnswer[];
  @ApiProperty({ type: 'string', description: 'Position of the last change.' }) position!: string;
}

export class ActivityWritten {
  @ApiProperty({ type: 'string' }) activityId!: string;
  @ApiProperty({ type: 'string', description: 'Position of the write.' }) position!: string;
}

export class EvidenceWritten extends ActivityWritten {
  @ApiProperty({ type: 'string' }) evidenceId!: string;
}

export class AttendeeOutcome {
  @ApiProperty({ type: 'string' }) personId!: string;
  @ApiProperty({ enum: ['recorded', 'unchanged', 'refused'] }) outcome!: 'recorded' | 'unchanged' | 'refused';
  @ApiPropertyOptional({ type: 'string' }) activityId?: string;
  @ApiPropertyOptional({ type: 'string', description: 'Code of the rule that refused it.' }) code?: string;
  @ApiPropertyOptional({
    type: 'object',
    properties: { nl: { type: 'string' }, en: { type: 'string' } },
    additionalProperties: false,
  })
  messages?: { nl: string; en: string };
}

export class SessionWritten {
  @ApiProperty({ type: 'string', description: 'For a later, changed list of the same session.' }) sessionId!: string;
  @ApiProperty({ type: () => [AttendeeOutcome] }) attendees!: AttendeeOutcome[];
  @ApiProperty({ type: 'string' }) position!: string;
}

export class LearningPointAnswer {
  @ApiProperty({ type: 'string' }) learningPointId!: string;
  @ApiProperty({ type: 'string' }) activityId!: string;
  @ApiProperty({ type: 'string', format: 'date' }) day!: string;
  @ApiProperty({ type: 'string' }) component!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Absent once erased.' }) text?: string;
  @ApiProperty({ type: 'boolean' }) shared!: boolean;
}

export class LearningPointPage extends PageOf {
  @ApiProperty({ type: () => [LearningPointAnswer] }) items!: LearningPointAnswer[];
}

export class DevelopmentNeedAnswer {
  @ApiProperty({ type: 'string' }) needId!: string;
  @ApiProperty({ type: 'string' }) activityId!: string;
  @ApiProperty({ type: 'string', format: 'date' }) day!: string;
  @ApiProperty({ type: 'string' }) component!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Absent once erased.' }) text?: string;
  @ApiProperty({ type: [String] }) advisedOfferings!: string[];
  @ApiPropertyOptional({ type: 'string', description: 'The later activity that followed an advised offering.' })
  fulfilledBy?: string;
  @ApiProperty({ type: 'boolean' }) shared!: boolean;
}

export class DevelopmentNeedPage extends PageOf {
  @ApiProperty({ type: () => [DevelopmentNeedAnswer] }) items!: DevelopmentNeedAnswer[];
}
