import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportsApiModule } from '@peil/imports-api';
import { AppointmentsController } from './appointments.controller.js';
import { ExcusedIntervalsController } from './excused-intervals.controller.js';
import { ManagersController } from './managers.controller.js';
import { PersonMessageHandler, UnitMessageHandler } from './messages.js';
import { OrganisationImports } from './organisation-imports.js';
import { PeopleController } from './people.controller.js';
import {
  ManagerQueryHandler,
  ManagersQueryHandler,
  PeopleSearchQueryHandler,
  RoleAssignmentsQueryHandler,
  UnitQueryHandler,
  UnitsQueryHandler,
} from './query-handlers.js';
import { readerProviders } from './readers.js';
import { RoleAssignmentsController } from './role-assignments.controller.js';
import { UnitsController } from './units.controller.js';

/** Units, people, appointments, excused intervals and assigned roles, by date. */
@Module({
  imports: [CqrsModule, ImportsApiModule],
  controllers: [
    UnitsController,
    ManagersController,
    AppointmentsController,
    ExcusedIntervalsController,
    PeopleController,
    RoleAssignmentsController,
  ],
  providers: [
    ...readerProviders,
    UnitMessageHandler,
    PersonMessageHandler,
    UnitsQueryHandler,
    UnitQueryHandler,
    ManagersQueryHandler,
    ManagerQueryHandler,
    PeopleSearchQueryHandler,
    RoleAssignmentsQueryHandler,
    OrganisationImports,
  ],
  exports: [...readerProviders],
})
export class OrganisationModule {}
