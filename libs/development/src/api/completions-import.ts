import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { KeyVault } from '@peil/eventing';
import { ACCESS_DECIDER, KEY_VAULT, PROJECTIONS, type AccessDecider } from '@peil/http-api';
import { ImportKinds, type ImportKind } from '@peil/imports';
import { createPeopleIndex, peopleProjection } from '@peil/organisation';
import type { ProjectionRunner } from '@peil/projections';
import { createSecretKey } from 'node:crypto';
import { isPassedOver } from '../domain/import/completion.js';
import { completionColumns, nameFields, personKeys } from '../domain/import/completion-columns.js';
import { activitiesProjection } from '../read-models/activities.js';
import { CompletionsRun } from './completions-run.js';
import { withdrawCompletions } from './completions-withdrawal.js';
import { OFFERING_FINDER, type OfferingFinder } from './offering-finder.js';
import { ActivityKindsQuery } from './queries.js';

/** Completions as a learning system exports them: each row a fact of a dossier, known again by its reference. */
@Injectable()
export class CompletionsImport implements OnModuleInit {
  constructor(
    private readonly imports: ImportKinds,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(PROJECTIONS) private readonly projections: ProjectionRunner,
    @Inject(KEY_VAULT) private readonly vault: KeyVault,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Optional() @Inject(OFFERING_FINDER) private readonly offerings: OfferingFinder | undefined,
  ) {}

  onModuleInit(): void {
    this.imports.register(this.kind);
  }

  readonly kind: ImportKind = {
    code: 'completions',
    names: { nl: 'Afgeronde activiteiten', en: 'Completed activities' },
    permission: 'imports.completions',
    columns: completionColumns,
    oneOf: [[...personKeys, ...nameFields]],
    saysNothing: (values) => isPassedOver({ values }),
    withdraw: (context, facts) =>
      withdrawCompletions(context, facts, {
        commands: this.commands,
        activities: this.projections.database(activitiesProjection.name),
      }),
    begin: async (context) => {
      const kinds = await this.queries.execute(new ActivityKindsQuery());
      const parts = {
        commands: this.commands,
        people: createPeopleIndex(this.projections.database(peopleProjection.name)),
        activities: this.projections.database(activitiesProjection.name),
        vault: this.vault,
        access: this.access,
        offerings: this.offerings,
        kinds,
        installationKey: createSecretKey(await this.vault.installationKey()),
      };
      return new CompletionsRun(context, parts);
    },
  };
}
