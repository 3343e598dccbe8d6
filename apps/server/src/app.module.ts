import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccreditationModule } from '@peil/accreditation';
import { ActionPlansModule } from '@peil/action-plans';
import { DevelopmentModule, scoresIn } from '@peil/development';
import { ErasureModule } from '@peil/erasure';
import { AccessGuard, ProblemFilter, RequestValidation, WaitForGuard } from '@peil/http-api';
import { ImportsApiModule } from '@peil/imports-api';
import { IndicatorsModule } from '@peil/indicators';
import { MenuCardsModule } from '@peil/menu-cards';
import { dayOf } from '@peil/kernel';
import {
  createPeopleIndex,
  OrganisationModule,
  PEOPLE_INDEX,
  peopleProjection,
  type PeopleIndex,
} from '@peil/organisation';
import { PerformanceAgreementsModule } from '@peil/performance-agreements';
import { createAccessDecider } from './access/access-decider.js';
import { IS_DEMO, ORGANISATION_BY_DAY } from './access/tokens.js';
import { MailSettingsController } from './me/mail-settings.controller.js';
import { MeController } from './me/me.controller.js';
import { HealthController } from './operation/health.controller.js';
import { Metrics, MetricsController } from './operation/metrics.js';
import { STOPPING, type Stopping } from './operation/stopping.js';
import { OPENAPI, OpenApiController, type OpenApiHolder } from './operation/openapi.controller.js';
import { DemoSessionsController } from './sessions/demo-sessions.controller.js';
import { DEMO_PEOPLE, demoPeople, unitNameOf, type DemoPeople, type NamedPeople } from './sessions/demo-people.js';
import { DEMO_SESSIONS, demoSessions } from './sessions/demo-sessions.js';
import { firstWith } from './sessions/first-with.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { demoSignIn, nobodySignsIn, providerSignIn, SIGN_IN, type SignIn } from './sign-in/sign-in.js';
import { InfrastructureModule } from './wiring/infrastructure.module.js';
import type { Runtime } from './wiring/runtime.js';

/** The whole program as one Nest module, on an opened runtime. */
@Module({})
export class AppModule {
  static of(runtime: Runtime, openApi: OpenApiHolder, named?: NamedPeople): DynamicModule {
    const sessions = runtime.configuration.demo ? demoSessions(runtime.clock) : undefined;
    const signIn = sessions ? demoSignIn(sessions) : signInOf(runtime);
    const decider = createAccessDecider(runtime.organisation);
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        InfrastructureModule.of(runtime, { decider, authenticator: signIn }),
        ImportsApiModule,
        OrganisationModule,
        DevelopmentModule,
        AccreditationModule,
        ActionPlansModule,
        IndicatorsModule,
        MenuCardsModule,
        PerformanceAgreementsModule,
        ErasureModule,
      ],
      controllers: [
        MeController,
        MailSettingsController,
        HealthController,
        MetricsController,
        OpenApiController,
        SessionsController,
        ...(sessions ? [DemoSessionsController] : []),
        ...(signIn.browser ? [SignInController] : []),
      ],
      providers: [
        Metrics,
        { provide: OPENAPI, useValue: openApi },
        { provide: ORGANISATION_BY_DAY, useValue: runtime.organisation },
        { provide: IS_DEMO, useValue: runtime.configuration.demo },
        { provide: STOPPING, useValue: { begun: false } satisfies Stopping },
        { provide: SIGN_IN, useValue: signIn },
        { provide: DEMO_SESSIONS, useValue: sessions },
        {
          provide: DEMO_PEOPLE,
          inject: [PEOPLE_INDEX],
          useFactory: (index: PeopleIndex) => peopleOfDemo(runtime, index, named),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: WaitForGuard },
        { provide: APP_PIPE, useFactory: () => new RequestValidation([scoresIn]) },
      ],
    };
  }
}

function signInOf({ configuration, projections, clock }: Runtime): SignIn {
  const { identityProvider } = configuration;
  if (identityProvider === undefined) return nobodySignsIn;
  return providerSignIn(identityProvider, createPeopleIndex(projections.database(peopleProjection.name)), clock);
}

function peopleOfDemo({ organisation, clock }: Runtime, index: PeopleIndex, named?: NamedPeople): DemoPeople {
  const today = () => dayOf(clock.now());
  return demoPeople({
    named,
    firstWith: (persona) => firstWith(organisation, persona, today()),
    nameOf: (personId) => index.nameOf(personId),
    unitOf: (personId) => unitNameOf(organisation, personId, today()),
  });
}
