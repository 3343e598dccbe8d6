import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { erasureGrounds, MAX_REASON, type ErasureGround } from '../domain/events.js';

const day = { type: 'string', format: 'date' } as const;
const reason = { maxLength: MAX_REASON, description: 'Goes with the rest when the person is erased.' } as const;

export class RequestErasureRequest {
  @ApiProperty()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/)
  personId!: string;

  @ApiProperty({ enum: erasureGrounds, description: 'The person asked, or the term of keeping is over.' })
  @IsIn(erasureGrounds)
  ground!: ErasureGround;

  @ApiProperty(reason)
  @IsString()
  @Length(1, MAX_REASON)
  reason!: string;
}

const outcomes = ['agreed', 'declined'] as const;

export class CheckErasureRequest {
  @ApiProperty({ enum: outcomes })
  @IsIn(outcomes)
  outcome!: (typeof outcomes)[number];

  @ApiProperty(reason)
  @IsString()
  @Length(1, MAX_REASON)
  reason!: string;
}

class ErasureTexts {
  @ApiProperty()
  nl!: string;
  @ApiProperty()
  en!: string;
}

/** What was erased, to hand to the person. */
export class ErasureCertificate {
  @ApiProperty({ ...day, description: 'Until this day a backup of the keys may still hold the key.' })
  backupsExpireOn!: string;
  @ApiProperty({ type: ErasureTexts })
  text!: ErasureTexts;
}

export class ErasureAnswer {
  @ApiProperty()
  erasureId!: string;
  @ApiProperty()
  personId!: string;
  @ApiProperty({ enum: ['requested', 'agreed', 'declined', 'erased'] })
  state!: string;
  @ApiProperty({ enum: erasureGrounds })
  ground!: ErasureGround;
  @ApiProperty({ description: 'Person id of the adviser who asked.' })
  requestedBy!: string;
  @ApiProperty(day)
  requestedOn!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Person id of the second adviser.' })
  checkedBy?: string;
  @ApiPropertyOptional(day)
  checkedOn?: string;
  @ApiPropertyOptional(day)
  erasedOn?: string;
  @ApiPropertyOptional({ type: ErasureCertificate })
  certificate?: ErasureCertificate;
}

export class ErasurePage extends PageOf {
  @ApiProperty({ type: [ErasureAnswer] })
  items!: readonly ErasureAnswer[];
}

export class ErasureWritten {
  @ApiProperty()
  erasureId!: string;
  @ApiProperty()
  position!: string;
}
