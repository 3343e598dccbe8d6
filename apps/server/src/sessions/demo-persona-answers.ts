import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LocalizedText } from '@peil/kernel';
import { PERSONAS, type DemoPerson } from './demo-people.js';

class DemoTextAnswer implements LocalizedText {
  @ApiProperty()
  nl!: string;
  @ApiProperty()
  en!: string;
}

class DemoPersonAnswer implements DemoPerson {
  @ApiProperty({ description: 'The persona, or the situation the person is in.' })
  code!: string;
  @ApiProperty({ enum: PERSONAS, enumName: 'Persona' })
  persona!: DemoPerson['persona'];
  @ApiProperty()
  personId!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ type: DemoTextAnswer })
  description!: DemoTextAnswer;
  @ApiPropertyOptional({ type: 'string' })
  unitName?: string;
}

export class DemoPersonasAnswer {
  @ApiProperty({ type: [DemoPersonAnswer], description: 'One of each role.' })
  personas!: readonly DemoPersonAnswer[];
  @ApiProperty({ type: [DemoPersonAnswer], description: 'Managers in situations worth a look.' })
  situations!: readonly DemoPersonAnswer[];
}
