import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OFFERING_FINDER, type OfferingFinder } from '@peil/development';
import { derivedId } from '@peil/eventing';
import { READ_SIDE, type ReadSide } from '@peil/http-api';
import { ImportKinds, type ImportContext, type ImportKind, type WithdrawalResult } from '@peil/imports';
import { sessionColumns } from '../domain/import/session-columns.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { OfferingMessage } from './messages.js';
import { FACTS_READER } from './readers.js';
import { SessionsRun } from './sessions-run.js';

const PATIENCE_MS = 10_000;

/** Planned sessions out of a calendar or a list: when an offering is held. Never attendance: nobody is on them. */
@Injectable()
export class SessionsImport implements OnModuleInit {
  constructor(
    private readonly imports: ImportKinds,
    private readonly commands: CommandBus,
    @Inject(FACTS_READER) private readonly reader: FactsReader,
    @Inject(OFFERING_FINDER) private readonly offerings: OfferingFinder,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  onModuleInit(): void {
    this.imports.register(this.kind);
  }

  readonly kind: ImportKind = {
    code: 'sessions',
    names: { nl: 'Geplande bijeenkomsten', en: 'Planned sessions' },
    permission: 'catalogue.write',
    columns: sessionColumns,
    oneOf: [['offering', 'title']],
    begin: async (context) =>
      new SessionsRun(context, {
        commands: this.commands,
        reader: this.reader,
        offerings: this.offerings,
        caughtUp: (position) => this.readSide.waitFor(position, PATIENCE_MS),
      }),
    withdraw: (context, facts) => this.cancelAll(context, facts),
  };

  private async cancelAll({ importId, sender }: ImportContext, facts: readonly string[]): Promise<WithdrawalResult> {
    const left: WithdrawalResult['left'][number][] = [];
    let withdrawn = 0;
    let position = 0;
    for (const fact of facts) {
      const [offeringId = '', sessionId = ''] = fact.split(' ');
      const commandId = derivedId(importId, 'withdraw', fact);
      const outcome = await this.commands.execute(
        new OfferingMessage(
          { type: 'cancelSession', offeringId, sessionId },
          { ...sender, commandId, causationId: sender.commandId },
        ),
      );
      if (outcome.outcome === 'refused') {
        left.push({ fact, code: outcome.refusal.code, reason: outcome.refusal.message });
        continue;
      }
      position = Math.max(position, outcome.position);
      if (outcome.added > 0 || outcome.repeated) withdrawn += 1;
    }
    await this.readSide.waitFor(position, PATIENCE_MS);
    return { withdrawn, left };
  }
}
