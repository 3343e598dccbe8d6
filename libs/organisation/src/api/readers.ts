import type { Provider } from '@nestjs/common';
import { PROJECTIONS } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import { createOrganisationReader } from '../read-models/organisation-reader.js';
import { organisationProjection } from '../read-models/organisation-projection.js';
import { createPeopleIndex } from '../read-models/people-index.js';
import { peopleProjection } from '../read-models/people-projection.js';

/** Injection token of the `OrganisationReader`. */
export const ORGANISATION_READER = Symbol('OrganisationReader');
/** Injection token of the `PeopleIndex`. */
export const PEOPLE_INDEX = Symbol('PeopleIndex');

export const readerProviders: Provider[] = [
  {
    provide: ORGANISATION_READER,
    inject: [PROJECTIONS],
    useFactory: (runner: ProjectionRunner) =>
      createOrganisationReader(runner.database(organisationProjection.name), () => runner.position()),
  },
  {
    provide: PEOPLE_INDEX,
    inject: [PROJECTIONS],
    useFactory: (runner: ProjectionRunner) => createPeopleIndex(runner.database(peopleProjection.name)),
  },
];
