import type { Provider } from '@nestjs/common';
import { PROJECTIONS } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import { createMagFactsReader } from '../read-models/mag-facts-reader.js';
import { magFactsProjection } from '../read-models/mag-facts.js';

/** Injection token of the `MagFactsReader`. */
export const MAG_FACTS_READER = Symbol('MagFactsReader');

export const readerProviders: Provider[] = [
  {
    provide: MAG_FACTS_READER,
    inject: [PROJECTIONS],
    useFactory: (runner: ProjectionRunner) => createMagFactsReader(runner.database(magFactsProjection.name)),
  },
];
