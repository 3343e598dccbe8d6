import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { PROJECTIONS } from '@peil/http-api';
import { ImportKinds, type ImportKind } from '@peil/imports';
import { ORGANISATION_READER, PEOPLE_INDEX, type OrganisationReader, type PeopleIndex } from '@peil/organisation';
import type { ProjectionRunner } from '@peil/projections';
import { planColumns } from '../domain/import/plan-columns.js';
import { actionPlansProjection } from '../read-models/action-plans.js';
import { PlanImportRun } from './plan-import-run.js';
import { withdrawActions } from './plan-import-withdrawal.js';
import { PlanWordsQuery } from './queries.js';

const PATIENCE_MS = 10_000;

/** Existing action plans out of a sheet: each row an action, known again by its reference, else by theme and title. */
@Injectable()
export class ActionPlansImport implements OnModuleInit {
  constructor(
    private readonly imports: ImportKinds,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(PROJECTIONS) private readonly projections: ProjectionRunner,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  onModuleInit(): void {
    this.imports.register(this.kind);
  }

  readonly kind: ImportKind = {
    code: 'action-plans',
    names: { nl: 'Actieplannen', en: 'Action plans' },
    permission: 'imports.actionPlans',
    columns: planColumns,
    withdraw: (context, facts) =>
      withdrawActions(context, facts, {
        commands: this.commands,
        plans: this.projections.database(actionPlansProjection.name),
        caughtUp: (position) => this.projections.waitFor(position, PATIENCE_MS),
      }),
    begin: async (context) =>
      new PlanImportRun(context, {
        commands: this.commands,
        plans: this.projections.database(actionPlansProjection.name),
        view: this.organisation.on(context.today),
        people: this.people,
        caughtUp: (position) => this.projections.waitFor(position, PATIENCE_MS),
        words: await this.queries.execute(new PlanWordsQuery()),
      }),
  };
}
