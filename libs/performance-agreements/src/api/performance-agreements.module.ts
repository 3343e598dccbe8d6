import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OrganisationModule } from '@peil/organisation';
import { AgreementRules } from './agreement-rules.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsShown } from './agreements-shown.js';
import { ComplianceAnswers } from './compliance-answering.js';
import { ComplianceExportsController } from './compliance-exports.controller.js';
import { ComplianceController } from './compliance.controller.js';
import { CycleDeeds } from './cycle-deeds.js';
import { CyclesController } from './cycles.controller.js';
import { EntriesController } from './entries.controller.js';
import { AgreementKindsController } from './kinds.controller.js';
import { Measured } from './measured.js';
import { MeasuredGroup } from './measured-group.js';
import { messageHandlers } from './messages.js';
import { ProvideAgreementKinds } from './provide-kinds.js';
import { PoliciesController } from './policies.controller.js';
import { queryHandlers } from './queries.js';
import { readerProviders } from './readers.js';

/** What was promised, and kept: cycles, agreements, the MAG policy and the status per directorate. */
@Module({
  imports: [CqrsModule, OrganisationModule],
  controllers: [
    CyclesController,
    AgreementsController,
    EntriesController,
    AgreementKindsController,
    PoliciesController,
    ComplianceController,
    ComplianceExportsController,
  ],
  providers: [
    ...readerProviders,
    ...messageHandlers,
    ...queryHandlers,
    AgreementRules,
    AgreementsShown,
    ComplianceAnswers,
    CycleDeeds,
    Measured,
    MeasuredGroup,
    ProvideAgreementKinds,
  ],
  exports: [...readerProviders],
})
export class PerformanceAgreementsModule {}
