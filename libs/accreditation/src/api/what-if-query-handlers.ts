import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { publicPosition, READ_SIDE, type ReadSide } from '@peil/http-api';
import { formatPoints, pointsOfUnits, type CalendarDay, type LocalizedText } from '@peil/kernel';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import { evaluate } from '../domain/evaluate/evaluate.js';
import { balanceWith } from '../domain/forecast/hypothetical.js';
import { suggest, type Suggestion } from '../domain/forecast/suggest.js';
import { changesBetween, improved } from '../domain/forecast/what-if.js';
import { presentChange } from '../domain/sentences/present-what-if.js';
import { suggestionSentence } from '../domain/sentences/what-if-sentence.js';
import type { Balances, BalanceRequest } from '../read-models/balances.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { candidatesFor, takeable } from '../read-models/takeable-offerings.js';
import { SuggestionsQuery, WhatIfQuery } from './queries.js';
import { BALANCES, FACTS_READER } from './readers.js';
import type { SuggestionAnswer, SuggestionsAnswer, WhatIfAnswer } from './what-if-answers.js';

const MOST_ITEMS = 50;

/** What is taken for granted of an offering that nobody has taken yet. */
const assumption: LocalizedText = {
  nl: 'Berekend alsof je het op één dag helemaal volgt, de aanbieder je op de lijst zet en begeleidt, en het wordt goedgekeurd.',
  en: 'Reckoned as if you take all of it on one day, the provider lists you and facilitates, and it is approved.',
};

@QueryHandler(WhatIfQuery)
export class WhatIfQueryHandler implements IQueryHandler<WhatIfQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(FACTS_READER) private readonly reader: FactsReader,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  async execute({ request, on, offeringIds }: WhatIfQuery): Promise<WhatIfAnswer | 'unknownOffering' | undefined> {
    if (!this.organisation.organisation().people.has(request.personId)) return undefined;
    const catalogue = this.reader.catalogue(request.knownAt);
    const offerings = [...new Set(offeringIds)].map((offeringId) => {
      const found = catalogue.offerings.get(offeringId);
      return found && takeable(found, catalogue, on);
    });
    const known = offerings.filter((offering) => offering !== undefined);
    if (known.length < offerings.length) return 'unknownOffering';
    const { input, position } = this.balances.inputOf(request);
    const changes = changesBetween(evaluate(input), balanceWith(input, known, on), known);
    return {
      ...computed(request, on, publicPosition(this.readSide.logId, position)),
      offerings: known.map(({ offeringId }) => offeringId),
      changes: changes.map((change) => presentChange(change, input.schemes)),
      assumption,
    };
  }
}

@QueryHandler(SuggestionsQuery)
export class SuggestionsQueryHandler implements IQueryHandler<SuggestionsQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(FACTS_READER) private readonly reader: FactsReader,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  async execute({ request, on }: SuggestionsQuery): Promise<SuggestionsAnswer | undefined> {
    if (!this.organisation.organisation().people.has(request.personId)) return undefined;
    const { input, position } = this.balances.inputOf(request);
    const starts = evaluate(input).map(({ period }) => period.from);
    const since = starts.reduce((first, day) => (day < first ? day : first), request.asOf);
    const candidates = candidatesFor(this.reader.catalogue(request.knownAt), input.facts, { on, since });
    const { items, best, notTried } = suggest(input, candidates, on);
    return {
      ...computed(request, on, publicPosition(this.readSide.logId, position)),
      items: items.slice(0, MOST_ITEMS).map(suggestionAnswer),
      ...(best && {
        best: {
          offerings: best.offerings.map(({ offeringId }) => offeringId),
          closesAll: best.closesAll,
          changes: best.changes.map((change) => presentChange(change, input.schemes)),
        },
      }),
      notTried,
      assumption,
    };
  }
}

function computed({ personId, asOf, knownAt }: BalanceRequest, on: CalendarDay, position: string) {
  return { managerId: personId, asOf, ...(knownAt !== undefined && { knownAt }), on, position };
}

function suggestionAnswer({ offering, changes }: Suggestion): SuggestionAnswer {
  const { offeringId, code, title, kind, minutes } = offering;
  const points = changes
    .flatMap(({ offerings }) => offerings)
    .reduce((most, { line }) => Math.max(most, line.after), 0);
  return {
    ...{ offeringId, code, title, kind, minutes },
    points: formatPoints(pointsOfUnits(points)),
    closes: changes.flatMap(({ schemeId, requirements }) =>
      improved(requirements).map(({ id, label, gain, unit, closed }) => ({
        ...{ schemeId, requirement: id, label, unit, closed },
        amount: formatPoints(gain),
      })),
    ),
    text: suggestionSentence(changes),
  };
}
