import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { derivedId } from '@peil/eventing';
import { builtInWords } from '../domain/words.js';
import { PlanWordsMessage } from './messages.js';
import { PlanWordsQuery } from './queries.js';

/** Gives a new installation the themes and classifications to start with. What HR made of them since stays. */
@Injectable()
export class ProvidePlanWords implements OnApplicationBootstrap {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { themes } = await this.queries.execute(new PlanWordsQuery());
    if (themes.length > 0) return;
    const commandId = derivedId('built-in-action-plan-words');
    const context = { commandId, correlationId: commandId, actor: { personId: 'peil', role: 'system' } };
    await this.commands.execute(new PlanWordsMessage({ type: 'provideWords', words: builtInWords }, context));
  }
}
