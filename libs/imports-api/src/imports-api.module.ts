import { Global, Logger, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '@peil/eventing';
import { CLOCK } from '@peil/http-api';
import { ImportKinds, Imports, type ImportStore } from '@peil/imports';
import { ImportProfilesController } from './import-profiles.controller.js';
import { ImportsController } from './imports.controller.js';
import { IMPORT_STORE } from './tokens.js';

/** One route for every import. Contexts register what can be imported with `ImportKinds`. */
@Global()
@Module({
  controllers: [ImportsController, ImportProfilesController],
  providers: [
    ImportKinds,
    {
      provide: Imports,
      inject: [IMPORT_STORE, ImportKinds, CLOCK],
      useFactory: (store: ImportStore, kinds: ImportKinds, clock: Clock) => {
        const logger = new Logger('Imports');
        return new Imports(
          store,
          kinds,
          () => clock.now(),
          // The name and stack only: a message might repeat what stood in the file.
          (importId, error) => {
            logger.error(`import ${importId} broke off: ${error instanceof Error ? error.name : 'not an Error'}`);
          },
        );
      },
    },
  ],
  exports: [ImportKinds, Imports],
})
export class ImportsApiModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly imports: Imports) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.imports.resume();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.imports.stop();
  }
}
