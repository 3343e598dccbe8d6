import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { derivedId } from '@peil/eventing';
import { builtInKinds } from '../domain/built-in-kinds.js';
import { ActivityKindMessage } from './activity-kind-message.js';
import { ActivityKindsQuery } from './queries.js';

/** Gives a new installation the kinds to start with. What HR made of them since stays. */
@Injectable()
export class ProvideActivityKinds implements OnApplicationBootstrap {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const known = new Set((await this.queries.execute(new ActivityKindsQuery())).map(({ code }) => code));
    for (const kind of builtInKinds.filter(({ code }) => !known.has(code))) {
      const commandId = derivedId('built-in-activity-kind', kind.code);
      await this.commands.execute(
        new ActivityKindMessage(
          kind.code,
          { type: 'provideActivityKind', kind },
          { commandId, correlationId: commandId, actor: { personId: 'peil', role: 'system' } },
        ),
      );
    }
  }
}
