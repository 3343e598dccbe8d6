import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { adjustmentGrounds, dispensationGrounds } from '../domain/standing/events.js';
import { dayFormat, instantFormat } from './formats.js';

/** Who decided it, and when it was recorded. */
export class DecidedAnswer {
  @ApiProperty({ description: 'Person id of who decided.' })
  decidedBy!: string;
  @ApiProperty(instantFormat)
  recordedAt!: string;
  @ApiPropertyOptional({ description: 'Why, in words. Absent after an erasure.' })
  reason?: string;
}

export class DispensationAnswer extends DecidedAnswer {
  @ApiProperty()
  dispensationId!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiPropertyOptional({ type: [String], description: 'Absent: all requirements of the scheme.' })
  requirements?: readonly string[];
  @ApiProperty(dayFormat)
  from!: string;
  @ApiPropertyOptional({ ...dayFormat, description: 'Last day. Absent: no end.' })
  until?: string;
  @ApiPropertyOptional({ description: 'Taken off, a decimal. Absent: nothing is required at all.' })
  amount?: string;
  @ApiProperty({ enum: dispensationGrounds })
  ground!: string;
}

export class AdjustmentAnswer extends DecidedAnswer {
  @ApiProperty()
  adjustmentId!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiProperty(dayFormat)
  day!: string;
  @ApiProperty({ description: 'A decimal; may be negative.' })
  points!: string;
  @ApiPropertyOptional({ type: [String] })
  towards?: readonly string[];
  @ApiProperty({ type: [String] })
  components!: readonly string[];
  @ApiProperty({ type: [String] })
  tags!: readonly string[];
  @ApiProperty({ type: [String] })
  categories!: readonly string[];
  @ApiProperty({ enum: adjustmentGrounds })
  ground!: string;
  @ApiProperty({ description: 'It was taken back.' })
  withdrawn!: boolean;
}

export class PinnedVersionAnswer extends DecidedAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  version!: string;
  @ApiPropertyOptional(dayFormat)
  from?: string;
  @ApiPropertyOptional(dayFormat)
  until?: string;
}

export class ConversationAnswer extends DecidedAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ ...dayFormat, description: 'First day of the lapsed period.' })
  periodFrom!: string;
  @ApiProperty({ ...dayFormat, description: 'When it was held.' })
  day!: string;
}

export class RegistrationAnswer extends DecidedAnswer {
  @ApiProperty()
  registrationId!: string;
  @ApiProperty()
  name!: string;
  @ApiPropertyOptional()
  value?: string;
  @ApiProperty(dayFormat)
  from!: string;
  @ApiPropertyOptional({ ...dayFormat, description: 'Last day. Absent: no end.' })
  until?: string;
}

export class VerdictAnswer extends DecidedAnswer {
  @ApiProperty()
  verdictId!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty(dayFormat)
  day!: string;
  @ApiProperty()
  granted!: boolean;
}

/** Everything HR decided about a person. */
export type StandingAnswer = {
  readonly dispensations: readonly DispensationAnswer[];
  readonly adjustments: readonly AdjustmentAnswer[];
  readonly pinnedVersions: readonly PinnedVersionAnswer[];
  readonly conversations: readonly ConversationAnswer[];
  readonly registrations: readonly RegistrationAnswer[];
  readonly verdicts: readonly VerdictAnswer[];
};

export class DispensationPage extends PageOf {
  @ApiProperty({ type: [DispensationAnswer] })
  items!: readonly DispensationAnswer[];
}
export class AdjustmentPage extends PageOf {
  @ApiProperty({ type: [AdjustmentAnswer] })
  items!: readonly AdjustmentAnswer[];
}
export class PinnedVersionPage extends PageOf {
  @ApiProperty({ type: [PinnedVersionAnswer] })
  items!: readonly PinnedVersionAnswer[];
}
export class ConversationPage extends PageOf {
  @ApiProperty({ type: [ConversationAnswer] })
  items!: readonly ConversationAnswer[];
}
export class RegistrationPage extends PageOf {
  @ApiProperty({ type: [RegistrationAnswer] })
  items!: readonly RegistrationAnswer[];
}
export class VerdictPage extends PageOf {
  @ApiProperty({ type: [VerdictAnswer] })
  items!: readonly VerdictAnswer[];
}

/** Answer to a write: what it made or changed, and the position that includes it. */
export class StandingWritten {
  @ApiProperty()
  personId!: string;
  @ApiProperty()
  position!: string;
}
export class DispensationWritten extends StandingWritten {
  @ApiProperty()
  dispensationId!: string;
}
export class AdjustmentWritten extends StandingWritten {
  @ApiProperty()
  adjustmentId!: string;
}
export class PinnedVersionWritten extends StandingWritten {
  @ApiProperty()
  schemeId!: string;
}
export class ConversationWritten extends PinnedVersionWritten {
  @ApiProperty(dayFormat)
  periodFrom!: string;
}
export class RegistrationWritten extends StandingWritten {
  @ApiProperty()
  registrationId!: string;
}
export class VerdictWritten extends StandingWritten {
  @ApiProperty()
  verdictId!: string;
}
