import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OrganisationModule } from '@peil/organisation';
import { IndicatorsController } from './indicators.controller.js';
import { handlers } from './messages.js';

/** Figures of groups and their targets. */
@Module({
  imports: [CqrsModule, OrganisationModule],
  controllers: [IndicatorsController],
  providers: [...handlers],
})
export class IndicatorsModule {}
