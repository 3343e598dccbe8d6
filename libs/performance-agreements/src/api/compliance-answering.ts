import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ACCESS_DECIDER,
  ProblemError,
  publicPosition,
  READ_SIDE,
  type AccessDecider,
  type Granted,
  type ReadSide,
} from '@peil/http-api';
import {
  ORGANISATION_READER,
  PEOPLE_INDEX,
  reportsOf,
  type OrganisationReader,
  type PeopleIndex,
} from '@peil/organisation';
import type { Compliance, ComplianceReader, ComplianceRequest, PersonStanding } from '../read-models/compliance.js';
import { timesOf, type ComplianceAnswer, type ConversationsQuery, type YearTimeQuery } from './compliance-answers.js';
import { comingUp, obligationCounts, ownAnswer, personAnswer, type PersonObligations } from './compliance-forms.js';
import { ComplianceQuery } from './queries.js';
import { COMPLIANCE } from './readers.js';

const dutch = new Intl.Collator('nl');

/** What may be answered to whom about keeping agreements: the same on a page and in a file. */
@Injectable()
export class ComplianceAnswers {
  constructor(
    private readonly queries: QueryBus,
    @Inject(COMPLIANCE) private readonly compliance: ComplianceReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  /** Who needs a conversation, most reasons first. */
  conversations(query: ConversationsQuery, granted: Granted): readonly PersonObligations[] {
    const times = timesOf(query, granted.today);
    const { caller, decision, today } = granted;
    const leads = decision.role === 'director' || decision.role === 'cityDirector';
    const view = this.organisation.on(times.asOf, times.knownAt);
    const scope = leads
      ? reportsOf(view, caller.personId)
      : this.access.filesOpenTo(caller, [...view.appointmentsOf.keys()], today).filter((id) => id !== caller.personId);
    return scope
      .map((personId) => this.compliance.person(personId, times))
      .filter(({ reasons }) => reasons.length > 0)
      .map((standing) => this.named(standing, times.asOf))
      .sort(byReasons);
  }

  /** @throws ProblemError 404 when there is no such unit */
  async of(
    kind: ComplianceRequest['kind'],
    unitId: string,
    query: YearTimeQuery,
    { caller, decision, today }: Granted,
  ): Promise<ComplianceAnswer> {
    const times = timesOf(query, today);
    const found = await this.queries.execute(new ComplianceQuery({ unitId, kind, ...times, view: decision.view }));
    if (found === undefined) throw unitUnknown();
    const open = this.openTo(caller, found, today);
    const unit = (one: Compliance['units'][number]) => ({
      unitId: one.unit.unitId,
      kind: one.unit.kind,
      name: one.unit.name,
      managers: one.counts.managers,
      lateManagers: one.counts.lateManagers,
      ...(one.counts.figuresAsOf !== undefined && { figuresAsOf: one.counts.figuresAsOf }),
      obligations: obligationCounts(one, found),
      ownObligations: ownAnswer(one.own, (personId) => open.has(personId)),
    });
    return {
      ...unit(found),
      year: times.year,
      asOf: times.asOf,
      ...(times.knownAt !== undefined && { knownAt: times.knownAt }),
      position: publicPosition(this.readSide.logId, found.position),
      policyVersions: found.rules.versions.map((version) => ({ ...version })),
      view: decision.view,
      ...(found.smallBelow !== undefined && { smallBelow: found.smallBelow }),
      trend: found.trend.map((point) => ({ ...point })),
      comingUp: comingUp(found),
      people: found.people
        .filter(({ personId }) => open.has(personId))
        .map((standing) => this.named(standing, times.asOf))
        .sort(byReasons),
      units: found.units.map(unit),
    };
  }

  /** The people behind the figures whose file the caller may open. */
  private openTo(caller: Granted['caller'], found: Compliance, today: Granted['today']): ReadonlySet<string> {
    const own = [found, ...found.units].flatMap((one) => one.own.flatMap(({ personId }) => personId ?? []));
    const people = [...new Set([...found.people.map(({ personId }) => personId), ...own])];
    return new Set(this.access.filesOpenTo(caller, people, today));
  }

  /** With the name, as far as it is known. */
  named(standing: PersonStanding, asOf: ComplianceRequest['asOf']): PersonObligations {
    return personAnswer(standing, this.people.nameOf(standing.personId), asOf);
  }
}

const nameOf = ({ name, personId }: PersonObligations): string => name ?? personId;

function byReasons(a: PersonObligations, b: PersonObligations): number {
  return b.reasons.length - a.reasons.length || dutch.compare(nameOf(a), nameOf(b));
}

export function unitUnknown(): ProblemError {
  return new ProblemError(404, 'unit-unknown', {
    nl: 'Dit onderdeel bestaat niet op deze dag.',
    en: 'This unit does not exist on this day.',
  });
}
