import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportsApiModule } from '@peil/imports-api';
import { OrganisationModule } from '@peil/organisation';
import { ActionPlansController } from './action-plans.controller.js';
import { ActionPlansImport } from './action-plans-import.js';
import { messageHandlers } from './messages.js';
import { PlanActionsController } from './plan-actions.controller.js';
import { PlanDeeds } from './plan-deeds.js';
import { PlanListsController } from './plan-lists.controller.js';
import { ProvidePlanWords } from './provide-words.js';
import { queryHandlers } from './queries.js';

/** What each directorate is going to do in a year, and how far it is. */
@Module({
  imports: [CqrsModule, OrganisationModule, ImportsApiModule],
  controllers: [ActionPlansController, PlanActionsController, PlanListsController],
  providers: [...messageHandlers, ...queryHandlers, PlanDeeds, ProvidePlanWords, ActionPlansImport],
})
export class ActionPlansModule {}
