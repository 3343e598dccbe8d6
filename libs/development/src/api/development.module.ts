import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportsApiModule } from '@peil/imports-api';
import { ActivitiesController } from './activities.controller.js';
import { ActivityKindMessageHandler } from './activity-kind-message.js';
import { ActivityKindsController } from './activity-kinds.controller.js';
import { ActivityRules } from './activity-rules.js';
import { ActivityStepsController } from './activity-steps.controller.js';
import { CompletionsImport } from './completions-import.js';
import { EvidenceController } from './evidence.controller.js';
import { DossierMessageHandler } from './dossier-message.js';
import { OutcomesController } from './outcomes.controller.js';
import { ProvideActivityKinds } from './provide-activity-kinds.js';
import { queryHandlers } from './queries.js';
import { PlannedActivitiesController } from './planned-activities.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { SessionsController } from './sessions.controller.js';
import { UploadedFiles } from './uploaded-file.js';

/** What happened: the dossiers of the managers, and the kinds of activity. */
@Module({
  imports: [CqrsModule, ImportsApiModule],
  controllers: [
    ActivitiesController,
    ActivityStepsController,
    EvidenceController,
    OutcomesController,
    PlannedActivitiesController,
    SessionsController,
    ReviewsController,
    ActivityKindsController,
  ],
  providers: [
    DossierMessageHandler,
    ActivityKindMessageHandler,
    ...queryHandlers,
    ActivityRules,
    UploadedFiles,
    ProvideActivityKinds,
    CompletionsImport,
  ],
})
export class DevelopmentModule {}
