import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CODE, ID } from './request-patterns.js';

export class LearningPointRequest {
  @ApiProperty({ type: 'string', description: 'Component of the leadership vision.' })
  @Matches(CODE)
  component!: string;

  @ApiPropertyOptional({ type: 'string', maxLength: 2000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  text?: string;
}

export class DevelopmentNeedRequest extends LearningPointRequest {
  @ApiPropertyOptional({ type: [String], maxItems: 20, description: 'Ids of offerings that are advised.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(ID, { each: true })
  advisedOfferings?: string[];
}

export class LearningPointsRequest {
  @ApiProperty({ type: 'string', description: 'The 360 round they came out of.' })
  @Matches(ID)
  activityId!: string;

  @ApiProperty({ type: () => [LearningPointRequest], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => LearningPointRequest)
  items!: LearningPointRequest[];
}

export class DevelopmentNeedsRequest {
  @ApiProperty({ type: 'string', description: 'The assessment they came out of.' })
  @Matches(ID)
  activityId!: string;

  @ApiProperty({ type: () => [DevelopmentNeedRequest], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DevelopmentNeedRequest)
  items!: DevelopmentNeedRequest[];
}

export class SharingRequest {
  @ApiProperty({ type: 'string' })
  @Matches(ID)
  activityId!: string;

  @ApiProperty({ type: 'boolean', description: 'Whether the director may read them.' })
  @IsBoolean()
  shared!: boolean;
}
