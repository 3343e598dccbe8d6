import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OrganisationModule } from '@peil/organisation';
import { MenuCardsController } from './menu-cards.controller.js';
import { MenuChoicesController } from './menu-choices.controller.js';
import { handlers } from './messages.js';

/** The menu card of a year: what is on it, what teams want, what became of it. */
@Module({
  imports: [CqrsModule, OrganisationModule],
  controllers: [MenuCardsController, MenuChoicesController],
  providers: [...handlers],
})
export class MenuCardsModule {}
