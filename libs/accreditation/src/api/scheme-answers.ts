import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonObject } from '@peil/eventing';
import { PageOf } from '@peil/http-api';
import { TextAnswer } from './balance-answers.js';
import { dayFormat, instantFormat } from './formats.js';

export const versionStages = ['draft', 'published', 'withdrawn'] as const;

/** The dry run a version was published on: what was known of its consequences. */
export class TriedOutAnswer {
  @ApiProperty()
  dryRunId!: string;
  @ApiProperty({ description: 'Of the outcome that is kept.' })
  fingerprint!: string;
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiProperty({ type: 'integer', description: 'People looked at.' })
  people!: number;
}

export class SchemeVersionItem {
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ enum: versionStages })
  stage!: (typeof versionStages)[number];
  @ApiPropertyOptional({ ...dayFormat, description: 'The first day in force.' })
  from?: string;
  @ApiPropertyOptional({ ...dayFormat, description: 'The last day in force: the day before the next version.' })
  until?: string;
  @ApiProperty({ description: 'In force today.' })
  inForce!: boolean;
  @ApiPropertyOptional({ type: 'integer', description: 'The version it was made from.' })
  basedOn?: number;
  @ApiPropertyOptional({ description: 'Why it was published, or withdrawn.' })
  reason?: string;
  @ApiPropertyOptional({ description: 'It was published after its first day: balances were computed anew.' })
  backdated?: boolean;
  @ApiPropertyOptional({ type: TriedOutAnswer })
  triedOut?: TriedOutAnswer;
  @ApiProperty(instantFormat)
  draftedAt!: string;
  @ApiPropertyOptional(instantFormat)
  publishedAt?: string;
}

export class SchemeAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: TextAnswer, description: 'As its newest version calls it.' })
  name!: TextAnswer;
  @ApiPropertyOptional({ type: 'integer', description: 'The version in force today.' })
  currentVersion?: number;
  @ApiProperty({ type: [SchemeVersionItem] })
  versions!: readonly SchemeVersionItem[];
}

export class SchemePage extends PageOf {
  @ApiProperty({ type: [SchemeAnswer] })
  items!: readonly SchemeAnswer[];
}

export class SchemeVersionAnswer extends SchemeVersionItem {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The scheme document, in the scheme language.',
  })
  document!: JsonObject;
}

/** Answer to a write: what it made or changed, and the position that includes it. */
export class SchemeVersionWritten {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty()
  position!: string;
}

export class PublicationWritten extends SchemeVersionWritten {
  @ApiProperty({ ...dayFormat, description: 'The first day in force.' })
  from!: string;
  @ApiPropertyOptional({
    ...dayFormat,
    description: 'Published after its first day: balances from this day on are computed anew.',
  })
  recalculatesFrom?: string;
}

export class RepairAnswer {
  @ApiProperty({ description: 'Where to write it, as a dotted path.' })
  path!: string;
  @ApiProperty({ description: 'What to write there.' })
  value!: string;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

export class FindingAnswer {
  @ApiProperty({ enum: ['error', 'warning'] })
  severity!: 'error' | 'warning';
  @ApiProperty()
  code!: string;
  @ApiProperty({ description: 'Where in the document, as a dotted path.' })
  path!: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Line in the YAML text, from 1.' })
  line?: number;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
  @ApiPropertyOptional({ type: [RepairAnswer], description: 'What would take it away, each on its own.' })
  repairs?: readonly RepairAnswer[];
}

export class RuleSentenceAnswer {
  @ApiProperty({ description: 'Where in the document, as a dotted path.' })
  path!: string;
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: TextAnswer, description: 'Its own label, or what it is about.' })
  name!: TextAnswer;
  @ApiProperty({ type: TextAnswer, description: 'As a manager reads it, made from what the rule does.' })
  text!: TextAnswer;
}

export class SchemeCheckAnswer {
  @ApiProperty({ description: 'It can be published.' })
  valid!: boolean;
  @ApiProperty({ type: [FindingAnswer] })
  findings!: readonly FindingAnswer[];
  @ApiPropertyOptional({
    type: [RuleSentenceAnswer],
    description: 'Every rule in words; absent while the document does not have the form of a scheme.',
  })
  sentences?: readonly RuleSentenceAnswer[];
}

export class DraftWritten extends SchemeVersionWritten {
  @ApiProperty({
    type: [FindingAnswer],
    description: 'What the check has against it. Errors must go before publication.',
  })
  findings!: readonly FindingAnswer[];
}
