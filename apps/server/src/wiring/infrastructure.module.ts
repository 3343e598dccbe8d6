import { DRY_RUN_STORE, SMALL_GROUP } from '@peil/accreditation';
import { EVIDENCE_STORE } from '@peil/development';
import { RELEASE_LOG } from '@peil/disclosure';
import { ERASER } from '@peil/erasure';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import {
  ACCESS_DECIDER,
  AUTHENTICATOR,
  CLOCK,
  COMMAND_HANDLING,
  EVENT_CODEC,
  EVENT_STORE,
  KEY_VAULT,
  LOOK_LOG,
  PROJECTIONS,
  READ_SIDE,
  WriteAnswers,
  type AccessDecider,
  type Authenticator,
  type ReadSide,
} from '@peil/http-api';
import { SMALL_COUNT } from '@peil/indicators';
import { SMALL_COVERAGE } from '@peil/menu-cards';
import { IMPORT_STORE } from '@peil/imports-api';
import { MAILBOX } from '../me/mailbox-token.js';
import type { Runtime } from './runtime.js';

/** Hands the runtime to the contexts, under the tokens they ask for. */
@Global()
@Module({})
export class InfrastructureModule {
  static of(
    runtime: Runtime,
    access: { readonly decider: AccessDecider; readonly authenticator: Authenticator },
  ): DynamicModule {
    const readSide: ReadSide = {
      logId: runtime.store.logId,
      position: () => runtime.projections.position(),
      waitFor: (position, milliseconds) => runtime.projections.waitFor(position, milliseconds),
    };
    const values: Provider[] = [
      { provide: CLOCK, useValue: runtime.clock },
      { provide: EVENT_STORE, useValue: runtime.store },
      { provide: EVENT_CODEC, useValue: runtime.codec },
      { provide: KEY_VAULT, useValue: runtime.vault },
      { provide: COMMAND_HANDLING, useValue: runtime.commands },
      { provide: PROJECTIONS, useValue: runtime.projections },
      { provide: READ_SIDE, useValue: readSide },
      { provide: EVIDENCE_STORE, useValue: runtime.evidence },
      { provide: IMPORT_STORE, useValue: runtime.importStore },
      { provide: DRY_RUN_STORE, useValue: runtime.dryRunStore },
      { provide: SMALL_COVERAGE, useValue: runtime.configuration.minimumGroup },
      { provide: SMALL_COUNT, useValue: runtime.configuration.minimumGroup },
      { provide: SMALL_GROUP, useValue: runtime.configuration.minimumGroup },
      { provide: RELEASE_LOG, useValue: runtime.releases },
      { provide: MAILBOX, useValue: runtime.mailbox },
      { provide: ERASER, useValue: runtime.eraser },
      { provide: LOOK_LOG, useValue: runtime.looks },
      { provide: ACCESS_DECIDER, useValue: access.decider },
      { provide: AUTHENTICATOR, useValue: access.authenticator },
      WriteAnswers,
    ];
    return { module: InfrastructureModule, providers: values, exports: values };
  }
}
