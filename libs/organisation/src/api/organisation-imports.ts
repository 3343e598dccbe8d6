import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { KeyVault } from '@peil/eventing';
import { KEY_VAULT, READ_SIDE, type ReadSide } from '@peil/http-api';
import { ImportKinds, type ImportKind } from '@peil/imports';
import { appointmentColumns } from '../domain/import/appointment-columns.js';
import { personColumns } from '../domain/import/person-columns.js';
import { unitColumns } from '../domain/import/unit-columns.js';
import type { OrganisationReader } from '../read-models/organisation-reader.js';
import type { PeopleIndex } from '../read-models/people-index.js';
import { appointmentsRun, peopleRun, unitsRun, type ImportParts } from './import-runs.js';
import { withdrawAppointments, withdrawPeople, withdrawUnits } from './import-withdrawal.js';
import { ORGANISATION_READER, PEOPLE_INDEX } from './readers.js';

/** What can be imported of the organisation: units first, then people, then their appointments. */
export function organisationImportKinds(parts: ImportParts): readonly ImportKind[] {
  const permission = 'imports.organisation' as const;
  return [
    {
      code: 'units',
      names: { nl: 'Eenheden', en: 'Units' },
      permission,
      columns: unitColumns,
      begin: async (context) => unitsRun(context, parts),
      withdraw: withdrawUnits,
    },
    {
      code: 'people',
      names: { nl: 'Personen', en: 'People' },
      permission,
      columns: personColumns,
      begin: async (context) => peopleRun(context, parts),
      withdraw: withdrawPeople,
    },
    {
      code: 'appointments',
      names: { nl: 'Aanstellingen', en: 'Appointments' },
      permission,
      columns: appointmentColumns,
      begin: async (context) => appointmentsRun(context, parts),
      withdraw: (context, facts) => withdrawAppointments(context, facts, parts),
    },
  ];
}

/** Registers the kinds where imports are served. */
@Injectable()
export class OrganisationImports implements OnModuleInit {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly commands: CommandBus,
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(KEY_VAULT) private readonly vault: KeyVault,
  ) {}

  onModuleInit(): void {
    const { commands, reader, people, readSide, vault } = this;
    for (const kind of organisationImportKinds({ commands, reader, people, readSide, vault }))
      this.kinds.register(kind);
  }
}
