import { Global, Module } from '@nestjs/common';
import { ImportsApiModule } from '@peil/imports-api';
import { OrganisationModule } from '@peil/organisation';
import { BalanceController } from './balance.controller.js';
import {
  DraftedVersionQueryHandler,
  FacilitatorsQueryHandler,
  OfferingQueryHandler,
  OfferingsQueryHandler,
  ProvidersQueryHandler,
  SchemesQueryHandler,
} from './catalogue-query-handlers.js';
import { CourseQueryHandler, ForecastQueryHandler, UnitForecastQueryHandler } from './forecast-query-handlers.js';
import { ForecastsController } from './forecasts.controller.js';
import { closedPeriodsProvider } from './closed-periods.js';
import { ConsequencesController } from './consequences.controller.js';
import { DryRunsController } from './dry-runs.controller.js';
import { messageHandlers } from './messages.js';
import { offeringFinderProvider } from './offering-finder.js';
import { OfferingsController } from './offerings.controller.js';
import { ObjectionsController } from './objections.controller.js';
import { PeriodClosings } from './period-closings.js';
import { PeriodLists } from './period-lists.js';
import { PeriodRecordsQueryHandler } from './period-records.js';
import { PeriodsController } from './periods.controller.js';
import { PersonPeriodsController } from './person-periods.controller.js';
import {
  BalanceQueryHandler,
  BalanceTextQueryHandler,
  LedgerQueryHandler,
  RollUpQueryHandler,
} from './query-handlers.js';
import { readerProviders } from './readers.js';
import { FacilitatorsController, ProvidersController } from './registers.controller.js';
import { RollUpsController } from './roll-ups.controller.js';
import { SchemeChecksController } from './scheme-checks.controller.js';
import { SchemesController } from './schemes.controller.js';
import { SessionsImport } from './sessions-import.js';
import { StandingRegistersController } from './standing-registers.controller.js';
import { StandingQueryHandler } from './standing-query-handler.js';
import { WhatIfController } from './what-if.controller.js';
import { SuggestionsQueryHandler, WhatIfQueryHandler } from './what-if-query-handlers.js';
import { StandingController } from './standing.controller.js';

/** Schemes, the catalogue, what HR decides about a person, and where everyone stands. Global: others ask its catalogue. */
@Global()
@Module({
  imports: [OrganisationModule, ImportsApiModule],
  controllers: [
    BalanceController,
    ForecastsController,
    WhatIfController,
    StandingController,
    StandingRegistersController,
    OfferingsController,
    ProvidersController,
    FacilitatorsController,
    SchemesController,
    SchemeChecksController,
    DryRunsController,
    RollUpsController,
    PeriodsController,
    PersonPeriodsController,
    ObjectionsController,
    ConsequencesController,
  ],
  providers: [
    ...readerProviders,
    offeringFinderProvider,
    closedPeriodsProvider,
    SessionsImport,
    ...messageHandlers,
    BalanceTextQueryHandler,
    BalanceQueryHandler,
    LedgerQueryHandler,
    RollUpQueryHandler,
    ForecastQueryHandler,
    UnitForecastQueryHandler,
    CourseQueryHandler,
    WhatIfQueryHandler,
    SuggestionsQueryHandler,
    OfferingsQueryHandler,
    OfferingQueryHandler,
    ProvidersQueryHandler,
    FacilitatorsQueryHandler,
    SchemesQueryHandler,
    DraftedVersionQueryHandler,
    StandingQueryHandler,
    PeriodLists,
    PeriodClosings,
    PeriodRecordsQueryHandler,
  ],
  exports: [...readerProviders, offeringFinderProvider, closedPeriodsProvider],
})
export class AccreditationModule {}
