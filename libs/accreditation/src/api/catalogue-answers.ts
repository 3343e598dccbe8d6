import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { TextAnswer } from './balance-answers.js';
import { dayFormat, instantFormat } from './formats.js';

/** Where an accreditation stands on a day: what ran out or was taken back is told apart. */
export const accreditationStates = ['requested', 'granted', 'refused', 'withdrawn', 'expired'] as const;
export type AccreditationState = (typeof accreditationStates)[number];

export class OfferingAccreditationAnswer {
  @ApiProperty()
  accreditationId!: string;
  @ApiProperty({ enum: accreditationStates, description: 'Today.' })
  state!: AccreditationState;
  @ApiPropertyOptional({ ...dayFormat, description: 'The first day it counts.' })
  from?: string | undefined;
  @ApiPropertyOptional({ ...dayFormat, description: 'The last day it counts.' })
  until?: string | undefined;
  @ApiPropertyOptional({ type: 'string', description: 'For this scheme only.' })
  schemeId?: string | undefined;
  @ApiPropertyOptional({
    type: 'string',
    description: 'For the whole offering, a decimal. Absent: what the scheme gives for its kind.',
  })
  points?: string | undefined;
  @ApiPropertyOptional({ type: [String] })
  components?: readonly string[] | undefined;
  @ApiPropertyOptional({ type: [String] })
  tags?: readonly string[] | undefined;
  @ApiPropertyOptional({ type: [String] })
  categories?: readonly string[] | undefined;
  @ApiPropertyOptional({ type: 'string' })
  reason?: string | undefined;
  @ApiPropertyOptional({ ...instantFormat, description: 'When this was recorded.' })
  recordedAt?: string | undefined;
}

export class OfferingSessionAnswer {
  @ApiProperty()
  sessionId!: string;
  @ApiProperty(dayFormat)
  from!: string;
  @ApiProperty({ ...dayFormat, description: 'Last day.' })
  until!: string;
  @ApiPropertyOptional({ type: 'integer' })
  minutes?: number | undefined;
}

export class OfferingAnswer {
  @ApiProperty()
  offeringId!: string;
  @ApiProperty({ description: 'What other systems call it.' })
  code!: string;
  @ApiProperty({ type: TextAnswer })
  title!: TextAnswer;
  @ApiProperty()
  providerId!: string;
  @ApiPropertyOptional({ type: 'string' })
  providerName?: string | undefined;
  @ApiProperty({ description: 'Kind of activity.' })
  kind!: string;
  @ApiProperty({ type: 'integer', description: 'Minutes it usually takes.' })
  minutes!: number;
  @ApiProperty({ type: [String] })
  components!: readonly string[];
  @ApiProperty({ type: [String] })
  tags!: readonly string[];
  @ApiProperty({ type: [String] })
  categories!: readonly string[];
  @ApiPropertyOptional({ ...dayFormat, description: 'The last day it is offered.' })
  until?: string | undefined;
  @ApiProperty({ description: 'Whether it is accredited today.' })
  accredited!: boolean;
  @ApiProperty({ type: [OfferingAccreditationAnswer] })
  accreditations!: readonly OfferingAccreditationAnswer[];
  @ApiProperty({ type: [OfferingSessionAnswer], description: 'When it is held, from today on. Nobody is on it.' })
  sessions!: readonly OfferingSessionAnswer[];
}

export class OfferingPage extends PageOf {
  @ApiProperty({ type: [OfferingAnswer] })
  items!: readonly OfferingAnswer[];
}

export class RegisterStretchAnswer {
  @ApiProperty(dayFormat)
  from!: string;
  @ApiPropertyOptional({ ...dayFormat, description: 'Last day. Absent: no end.' })
  until?: string | undefined;
}

export class ProviderAnswer {
  @ApiProperty()
  providerId!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'Part of the organisation itself.' })
  internal!: boolean;
  @ApiProperty({ type: [RegisterStretchAnswer], description: 'When its attendance lists need no review.' })
  accredited!: readonly RegisterStretchAnswer[];
}

export class ProviderPage extends PageOf {
  @ApiProperty({ type: [ProviderAnswer] })
  items!: readonly ProviderAnswer[];
}

export class FacilitatorAnswer {
  @ApiProperty()
  facilitatorId!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Absent after an erasure.' })
  name?: string | undefined;
  @ApiProperty({ description: 'From outside the organisation.' })
  external!: boolean;
  @ApiProperty({ type: [RegisterStretchAnswer] })
  registered!: readonly RegisterStretchAnswer[];
}

export class FacilitatorPage extends PageOf {
  @ApiProperty({ type: [FacilitatorAnswer] })
  items!: readonly FacilitatorAnswer[];
}

/** Answer to a write: what it made or changed, and the position that includes it. */
export class OfferingWritten {
  @ApiProperty()
  offeringId!: string;
  @ApiProperty()
  position!: string;
}
export class AccreditationWritten extends OfferingWritten {
  @ApiProperty()
  accreditationId!: string;
}
export class ProviderWritten {
  @ApiProperty()
  providerId!: string;
  @ApiProperty()
  position!: string;
}
export class FacilitatorWritten {
  @ApiProperty()
  facilitatorId!: string;
  @ApiProperty()
  position!: string;
}
