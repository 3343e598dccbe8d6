import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { conclusions, preconditionKinds, progresses, sides } from '../domain/cycle/words.js';
import { measures } from '../domain/kinds/kind.js';
import { BothLanguages } from './kind-forms.js';

const day = { type: 'string', format: 'date' } as const;
const moment = { type: 'string', format: 'date-time' } as const;
const versionStates = ['pending', 'accepted', 'declined', 'withdrawn', 'replaced'];
export const agreementStates = ['proposed', 'inForce', 'changeProposed', 'declined', 'withdrawn', 'concluded'] as const;

export class PartyAnswer {
  @ApiProperty({ type: 'string' }) personId!: string;
  @ApiPropertyOptional({ type: 'string' }) name?: string;
}

export class CycleSummary {
  @ApiProperty({ type: 'integer' }) year!: number;
  @ApiProperty(day) openedOn!: string;
  @ApiProperty({ type: 'boolean' }) closed!: boolean;
}

export class CyclePage extends PageOf {
  @ApiProperty({ type: () => [CycleSummary] }) items!: CycleSummary[];
}

export class DeedAnswer {
  @ApiProperty({ enum: sides, description: 'The manager, or the one the manager reports to.' }) side!: string;
  @ApiProperty({ type: 'string' }) personId!: string;
  @ApiProperty(day) day!: string;
  @ApiProperty(moment) recordedAt!: string;
}

export class PreconditionAnswer {
  @ApiProperty({ type: 'string' }) preconditionId!: string;
  @ApiProperty({ enum: preconditionKinds }) kind!: string;
  @ApiPropertyOptional({ type: 'string', description: 'For the parties only.' }) text?: string;
  @ApiPropertyOptional({ type: 'boolean', description: 'Absent while nobody said so.' }) met?: boolean;
  @ApiPropertyOptional({ ...day, description: 'When it was said.' }) metOn?: string;
  @ApiPropertyOptional({ type: 'string' }) note?: string;
}

export class VersionAnswer extends DeedAnswer {
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ enum: versionStates }) state!: string;
  @ApiPropertyOptional({ type: 'string', description: 'For the parties only.' }) title?: string;
  @ApiPropertyOptional({ type: 'string', description: 'For the parties only.' }) text?: string;
  @ApiProperty({ type: () => [PreconditionAnswer] }) preconditions!: PreconditionAnswer[];
  @ApiPropertyOptional({ type: 'string', description: 'What an acceptance names; for the parties only.' })
  fingerprint?: string;
  @ApiPropertyOptional({ type: 'string' }) reason?: string;
  @ApiPropertyOptional({ ...day, description: 'When it was accepted, declined or taken back.' }) answeredOn?: string;
  @ApiPropertyOptional({ type: 'string', description: 'Why it was declined or taken back.' }) answerReason?: string;
}

export class ConclusionAnswer extends DeedAnswer {
  @ApiProperty({ enum: conclusions }) conclusion!: string;
  @ApiPropertyOptional({ type: 'string' }) motivation?: string;
}

export class FollowUpAnswer {
  @ApiProperty({ enum: ['learningPoint', 'developmentNeed'] }) source!: string;
  @ApiProperty({ type: 'string' }) activityId!: string;
  @ApiProperty({ type: 'string' }) itemId!: string;
  @ApiProperty({ type: 'string' }) component!: string;
  @ApiProperty({ type: [String] }) offerings!: string[];
}

export class MeasuredByAnswer {
  @ApiProperty({ type: [String], description: 'Codes.' }) indicators!: string[];
  @ApiProperty({ type: [String] }) offerings!: string[];
}

export class StepAnswer extends DeedAnswer {
  @ApiProperty({ type: 'string' }) type!: string;
  @ApiPropertyOptional({ type: 'integer' }) version?: number;
  @ApiPropertyOptional({ type: 'string' }) reason?: string;
}

export class MeasuredAnswer {
  @ApiProperty({ enum: ['onCourse', 'needsAttention', 'fulfilled', 'notMeasurable'] }) state!: string;
  @ApiProperty({ type: () => BothLanguages, description: 'From what, in words.' }) text!: BothLanguages;
  @ApiPropertyOptional({ ...day, description: 'When it was fulfilled.' }) fulfilledOn?: string;
  @ApiPropertyOptional({ type: 'string', description: 'The activity that fulfilled it.' }) fulfilledBy?: string;
}

export class AgreementAnswer {
  @ApiProperty({ type: 'string' }) agreementId!: string;
  @ApiProperty({ type: 'string' }) kind!: string;
  @ApiProperty({ type: () => BothLanguages }) kindNames!: BothLanguages;
  @ApiProperty({ enum: measures }) measuredBy!: string;
  @ApiProperty({ enum: agreementStates }) state!: string;
  @ApiProperty({ type: 'boolean', description: 'It waits for an answer of who asks.' }) waitsForYou!: boolean;
  @ApiPropertyOptional({ type: () => VersionAnswer, description: 'What both have confirmed.' }) inForce?: VersionAnswer;
  @ApiPropertyOptional({ type: () => VersionAnswer, description: 'What waits for the other side.' })
  proposal?: VersionAnswer;
  @ApiProperty({ type: () => [VersionAnswer] }) versions!: VersionAnswer[];
  @ApiPropertyOptional({ type: () => FollowUpAnswer }) followUp?: FollowUpAnswer;
  @ApiPropertyOptional({ type: () => MeasuredByAnswer, description: 'Named when it was proposed.' })
  measuredFrom?: MeasuredByAnswer;
  @ApiPropertyOptional({ type: () => MeasuredAnswer, description: 'Of kinds that measure themselves.' })
  measured?: MeasuredAnswer;
  @ApiProperty({ type: () => [ConclusionAnswer], description: 'What each side said about how it ended.' })
  conclusions!: ConclusionAnswer[];
  @ApiProperty({ type: () => [StepAnswer] }) history!: StepAnswer[];
}

export class AgreementPage extends PageOf {
  @ApiProperty({ type: () => [AgreementAnswer] }) items!: AgreementAnswer[];
}

export class EntryAnswer extends DeedAnswer {
  @ApiProperty({ type: 'string' }) moment!: string;
  @ApiPropertyOptional({ type: 'string' }) intentions?: string;
  @ApiPropertyOptional({ type: 'string' }) goals?: string;
  @ApiPropertyOptional({ type: 'string' }) evaluation?: string;
  @ApiPropertyOptional({ enum: progresses }) progress?: string;
}

export class EntryPage extends PageOf {
  @ApiProperty({ type: () => [EntryAnswer] }) items!: EntryAnswer[];
}

export class TalkAnswer extends DeedAnswer {
  @ApiProperty({ type: 'string' }) talkId!: string;
  @ApiProperty(day) on!: string;
  @ApiProperty({ enum: ['planned', 'cancelled', 'held'] }) state!: string;
  @ApiPropertyOptional({ type: 'string' }) reason?: string;
}

export class TalkPage extends PageOf {
  @ApiProperty({ type: () => [TalkAnswer] }) items!: TalkAnswer[];
}

export class HandOverAnswer extends DeedAnswer {
  @ApiPropertyOptional({ type: 'string' }) from?: string;
  @ApiProperty({ type: 'string' }) to!: string;
  @ApiPropertyOptional({ type: 'string' }) note?: string;
  @ApiPropertyOptional(day) confirmedOn?: string;
}

export class WorkFactAnswer extends DeedAnswer {
  @ApiProperty({ type: 'string' }) factId!: string;
  @ApiProperty({ type: 'string' }) fact!: string;
  @ApiProperty(day) from!: string;
  @ApiPropertyOptional(day) until?: string;
}

export class CycleAnswer extends CycleSummary {
  @ApiProperty({ type: 'string' }) managerId!: string;
  @ApiPropertyOptional({ type: () => PartyAnswer, description: 'The other party; absent while that post is vacant.' })
  counterpart?: PartyAnswer;
  @ApiProperty({ type: 'boolean', description: 'The counterpart changed and has yet to confirm.' })
  handOverOpen!: boolean;
  @ApiProperty({ type: 'boolean', description: 'Whether who asks is a party and reads the texts.' })
  textsShown!: boolean;
  @ApiProperty({ type: () => [AgreementAnswer] }) agreements!: AgreementAnswer[];
  @ApiProperty({ type: () => [EntryAnswer] }) entries!: EntryAnswer[];
  @ApiProperty({ type: () => [TalkAnswer] }) talks!: TalkAnswer[];
  @ApiProperty({ type: () => [HandOverAnswer] }) handOvers!: HandOverAnswer[];
  @ApiProperty({ type: () => [WorkFactAnswer] }) workFacts!: WorkFactAnswer[];
  @ApiProperty({ type: 'string', description: 'Position of its last event.' }) position!: string;
}

export class CycleWritten {
  @ApiProperty({ type: 'integer' }) year!: number;
  @ApiProperty({ type: 'string', description: 'Position of the write.' }) position!: string;
}
export class AgreementWritten extends CycleWritten {
  @ApiProperty({ type: 'string' }) agreementId!: string;
}
export class TalkWritten extends CycleWritten {
  @ApiProperty({ type: 'string' }) talkId!: string;
}
export class WorkFactWritten extends CycleWritten {
  @ApiProperty({ type: 'string' }) factId!: string;
}
