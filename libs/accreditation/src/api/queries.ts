import { Query } from '@nestjs/cqrs';
import type { CalendarDay } from '@peil/kernel';
import type { BalanceRequest } from '../read-models/balances.js';
import type { CatalogueOffering, CatalogueProvider } from '../read-models/catalogue-of.js';
import type { RollUp, RollUpRequest } from '../read-models/roll-ups.js';
import type { SchemeVersion } from '../read-models/schemes-of.js';
import type { BalanceAnswer, LedgerItemAnswer } from './balance-answers.js';
import type { FacilitatorAnswer } from './catalogue-answers.js';
import type { UnitForecast } from '../read-models/unit-forecasts.js';
import type { CourseAnswer } from './course-answers.js';
import type { ForecastAnswer } from './forecast-answers.js';
import type { SuggestionsAnswer, WhatIfAnswer } from './what-if-answers.js';
import type { StandingAnswer } from './standing-answers.js';
import type { Times } from './times.js';

/** A person's balance as JSON text; undefined for somebody unknown. */
export class BalanceTextQuery extends Query<Uint8Array | undefined> {
  constructor(readonly request: BalanceRequest) {
    super();
  }
}

/** A person's balance as data: for other contexts and the command line. */
export class BalanceQuery extends Query<BalanceAnswer | undefined> {
  constructor(readonly request: BalanceRequest) {
    super();
  }
}

/** What will come of each entry of a person's balance. */
export class ForecastQuery extends Query<ForecastAnswer | undefined> {
  constructor(readonly request: BalanceRequest) {
    super();
  }
}

/** The balance with offerings taken on a day; undefined for somebody unknown. */
export class WhatIfQuery extends Query<WhatIfAnswer | 'unknownOffering' | undefined> {
  constructor(
    readonly request: BalanceRequest,
    readonly on: CalendarDay,
    readonly offeringIds: readonly string[],
  ) {
    super();
  }
}

/** Which offerings close a person's gap; undefined for somebody unknown. */
export class SuggestionsQuery extends Query<SuggestionsAnswer | undefined> {
  constructor(
    readonly request: BalanceRequest,
    readonly on: CalendarDay,
  ) {
    super();
  }
}

/** How a person's points grew; undefined for somebody unknown. */
export class CourseQuery extends Query<CourseAnswer | undefined> {
  constructor(
    readonly request: BalanceRequest,
    readonly requirement: string | undefined,
  ) {
    super();
  }
}

/** Who of a unit will fall short; undefined when there is no such unit on the day. */
export class UnitForecastQuery extends Query<UnitForecast | undefined> {
  constructor(readonly request: RollUpRequest) {
    super();
  }
}

/** The lines of all entries of a balance, newest first. */
export class LedgerQuery extends Query<
  { readonly items: readonly LedgerItemAnswer[]; readonly position: string } | undefined
> {
  constructor(
    readonly request: BalanceRequest,
    readonly schemeId: string | undefined,
  ) {
    super();
  }
}

/** Where the managers of a unit stand; undefined when there is no such unit on the day. */
export class RollUpQuery extends Query<RollUp | undefined> {
  constructor(readonly request: RollUpRequest) {
    super();
  }
}

/** All schemes with their versions, by id. */
export class SchemesQuery extends Query<ReadonlyMap<string, readonly SchemeVersion[]>> {
  constructor(readonly knownAt?: Times['knownAt']) {
    super();
  }
}

/** Which version a draft command made, from the position it was answered with; undefined when it made none. */
export class DraftedVersionQuery extends Query<number | undefined> {
  constructor(
    readonly schemeId: string,
    readonly position: number,
  ) {
    super();
  }
}

/** The offerings of the catalogue, by code. */
export class OfferingsQuery extends Query<readonly CatalogueOffering[]> {
  constructor(
    readonly filter: {
      readonly kind?: string | undefined;
      readonly component?: string | undefined;
      readonly tag?: string | undefined;
      readonly providerId?: string | undefined;
      /** Part of the code or title. */
      readonly search?: string | undefined;
      /** Only what is accredited on this day. */
      readonly accreditedOn?: CalendarDay | undefined;
      /** Only what is offered on this day. */
      readonly offeredOn?: CalendarDay | undefined;
    } = {},
  ) {
    super();
  }
}

export class OfferingQuery extends Query<CatalogueOffering | undefined> {
  constructor(readonly offeringId: string) {
    super();
  }
}

export class ProvidersQuery extends Query<readonly CatalogueProvider[]> {}

/** The register of facilitators, with names where they were not erased. */
export class FacilitatorsQuery extends Query<readonly FacilitatorAnswer[]> {}

/** What HR decided about a person, with its reasons. */
export class StandingQuery extends Query<StandingAnswer> {
  constructor(readonly personId: string) {
    super();
  }
}
