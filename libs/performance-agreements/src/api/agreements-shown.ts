import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Granted } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import type { OpenedCycle } from '../read-models/opened-cycle.js';
import type { MagFactsReader } from '../read-models/mag-facts-reader.js';
import { agreementAnswer, type Reader } from './answer-forms.js';
import type { AgreementAnswer, CycleSummary } from './cycle-answers.js';
import { CycleDeeds } from './cycle-deeds.js';
import { Measured } from './measured.js';
import { AgreementKindsQuery } from './queries.js';
import { MAG_FACTS_READER } from './readers.js';

/** Agreements as the person who asks may see them. */
@Injectable()
export class AgreementsShown {
  constructor(
    private readonly queries: QueryBus,
    private readonly deeds: CycleDeeds,
    private readonly measured: Measured,
    @Inject(MAG_FACTS_READER) private readonly facts: MagFactsReader,
  ) {}

  /** Texts are for the manager and for whom the manager reports to today. */
  readerOf(personId: string, granted: Granted): Reader {
    if (granted.caller.personId === personId) return { side: 'manager', texts: true };
    const isParty = this.deeds.isParty(personId, granted);
    return { side: isParty ? 'counterpart' : undefined, texts: isParty };
  }

  yearsOf(personId: string): readonly CycleSummary[] {
    return this.facts.yearsOf(personId);
  }

  async agreementsOf(cycle: OpenedCycle, reader: Reader, today: CalendarDay): Promise<readonly AgreementAnswer[]> {
    const kinds = new Map((await this.queries.execute(new AgreementKindsQuery())).map((kind) => [kind.code, kind]));
    return Promise.all(
      [...cycle.agreements.values()].map(async (agreement) => {
        const measure = kinds.get(agreement.kind)?.measuredBy ?? 'people';
        return agreementAnswer(agreement, kinds, reader, await this.measured.of(cycle, agreement, measure, today));
      }),
    );
  }
}
