import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { derivedId } from '@peil/eventing';
import { builtInAgreementKinds } from '../domain/kinds/built-in-kinds.js';
import { AgreementKindMessage } from './messages.js';
import { AgreementKindsQuery } from './queries.js';

/** Gives a new installation the kinds to start with. What HR made of them since stays. */
@Injectable()
export class ProvideAgreementKinds implements OnApplicationBootstrap {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const known = new Set((await this.queries.execute(new AgreementKindsQuery())).map(({ code }) => code));
    for (const kind of builtInAgreementKinds.filter(({ code }) => !known.has(code))) {
      const commandId = derivedId('built-in-agreement-kind', kind.code);
      const command = { type: 'provideAgreementKind' as const, kind };
      const context = { commandId, correlationId: commandId, actor: { personId: 'peil', role: 'system' } };
      await this.commands.execute(new AgreementKindMessage(kind.code, command, context));
    }
  }
}
