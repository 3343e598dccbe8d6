import { Inject, Injectable, Optional } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { createCompletions, FACTS_READER, type CompletionsOf, type FactsReader } from '@peil/accreditation';
import { OfferingFollowers } from '@peil/development';
import { createFigureReleases, memoryReleaseLog, RELEASE_LOG, SMALL_BELOW, type ReleaseLog } from '@peil/disclosure';
import { calendarDaySchema, dayNumber, dayOfNumber, type CalendarDay, type Instant } from '@peil/kernel';
import { appointmentsIn, ORGANISATION_READER, pathUp, type OrganisationReader } from '@peil/organisation';
import { coverageOf, fitsRule, type Coverage, type GroupRule } from '../domain/coverage.js';
import { coverageColumn, coverageTable, type Covered } from '../domain/coverage-table.js';

/** Injection token of the number below which a count is small: 5 where nothing is provided. */
export const SMALL_COVERAGE = Symbol('SmallCoverage');

/** Of which unit and offering, on a day, as known at a moment; now when that is absent. */
export type CoverageRequest = {
  readonly unitId: string;
  readonly offeringId: string;
  readonly rule: GroupRule;
  readonly asOf: CalendarDay;
  readonly knownAt?: Instant | undefined;
};

/** A coverage of which counts may be hidden. */
export type ShownCoverage = {
  readonly group: number | null;
  readonly followed: number | null;
  /** The day the counts are of: that of an earlier report, where that one is shown again. */
  readonly figuresAsOf: string;
};

/** How many of the people of a unit that a rule names followed an offering by a day. Other contexts ask it too. */
export class CoverageOf extends Query<Coverage> {
  constructor(readonly request: CoverageRequest) {
    super();
  }
}

/** The same for who sees figures only: small counts hidden, and no two answers to be subtracted. */
export class ShownCoverageOf extends Query<ShownCoverage> {
  constructor(readonly request: CoverageRequest) {
    super();
  }
}

const ROLES = ['manager', 'director', 'cityDirector'] as const;

/** Who followed an offering, as known at a moment. */
@Injectable()
export class Followers {
  private readonly completionsOf: CompletionsOf;
  constructor(
    private readonly queries: QueryBus,
    @Inject(FACTS_READER) reader: FactsReader,
  ) {
    this.completionsOf = createCompletions(reader);
  }

  /** The day of the first time, by person; of these people at least. */
  async of(
    offeringId: string,
    people: Iterable<string>,
    knownAt: Instant | undefined,
  ): Promise<ReadonlyMap<string, CalendarDay>> {
    const followers = new Map<string, CalendarDay>();
    if (knownAt === undefined) {
      for (const [personId, day] of await this.queries.execute(new OfferingFollowers(offeringId)))
        followers.set(personId, calendarDaySchema.parse(day));
      return followers;
    }
    for (const personId of people) {
      const days = this.completionsOf(personId, knownAt)
        .filter((one) => one.counts && one.offeringId === offeringId)
        .map((one) => one.day);
      if (days.length > 0) followers.set(personId, dayOfNumber(Math.min(...days)));
    }
    return followers;
  }
}

@QueryHandler(CoverageOf)
export class CoverageOfHandler implements IQueryHandler<CoverageOf> {
  constructor(
    private readonly followers: Followers,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}
  async execute({ request }: CoverageOf): Promise<Coverage> {
    const { unitId, offeringId, rule, asOf, knownAt } = request;
    const inGroup = appointmentsIn(this.organisation.on(asOf, knownAt), unitId).filter((one) => fitsRule(one, rule));
    const people = new Set(inGroup.map(({ personId }) => personId));
    return coverageOf(people, await this.followers.of(offeringId, people, knownAt), asOf);
  }
}

@QueryHandler(ShownCoverageOf)
export class ShownCoverageOfHandler implements IQueryHandler<ShownCoverageOf> {
  constructor(
    private readonly followers: Followers,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Optional() @Inject(RELEASE_LOG) private readonly log: ReleaseLog = memoryReleaseLog(),
    @Optional() @Inject(SMALL_COVERAGE) private readonly smallBelow: number = SMALL_BELOW,
  ) {}

  async execute({ request }: ShownCoverageOf): Promise<ShownCoverage> {
    const { unitId, offeringId, rule, asOf, knownAt } = request;
    const { role, functionKind, minimumScale, maximumScale } = rule;
    // Groups cut by scale or function could be subtracted from each other in ways that no table foresees.
    if ([functionKind, minimumScale, maximumScale].some((part) => part !== undefined)) return hidden(asOf);
    const view = this.organisation.on(asOf, knownAt);
    const followers = await this.followers.of(offeringId, view.appointmentsOf.keys(), knownAt);
    const units = [...view.units.values()].filter(({ kind }) => kind !== 'team');
    const table = coverageTable(
      units.map((unit) => {
        const people = new Map<string, Covered & { readonly roles: Set<string> }>();
        for (const { personId, role: own } of appointmentsIn(view, unit.unitId)) {
          const followedOn = followers.get(personId);
          const followed = followedOn !== undefined && dayNumber(followedOn) <= dayNumber(asOf);
          const known = people.get(personId) ?? { roles: new Set<string>(), followed };
          known.roles.add(own);
          people.set(personId, known);
        }
        const parent = pathUp(view, unit.unitId).find((one) => one.unitId !== unit.unitId && one.kind !== 'team');
        return { unitId: unit.unitId, parentId: parent?.unitId, people: [...people.values()] };
      }),
      ROLES,
    );
    const releases = createFigureReleases({
      ...{ log: this.log, table: `coverage ${offeringId}`, smallBelow: this.smallBelow },
    });
    const revision = table.units.flatMap(({ unitId: id, counts }) => [id, ...counts.values()]).join(' ');
    const shown = releases.of({ asOf, knownAt, revision }, () => table).get(unitId);
    if (shown === undefined) return hidden(asOf);
    const group = shown.counts.get(coverageColumn('group', role));
    const followed = shown.counts.get(coverageColumn('followed', role));
    if (group === undefined || followed === undefined) return hidden(shown.asOf);
    return { group, followed, figuresAsOf: shown.asOf };
  }
}

function hidden(figuresAsOf: string): ShownCoverage {
  return { group: null, followed: null, figuresAsOf };
}
