import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ACCESS_DECIDER, type AccessDecider } from '@peil/http-api';
import { stretchesOf, type AppointmentOn } from '../domain/appointment.js';
import {
  appointmentsIn,
  pathUp,
  pathUpOn,
  placeOn,
  type OrganisationDay,
  type UnitOn,
} from '../domain/organisation-day.js';
import { reportingLines, type ReportingLine } from '../domain/reporting-line.js';
import type { OrganisationReader } from '../read-models/organisation-reader.js';
import type { PeopleIndex } from '../read-models/people-index.js';
import type {
  AppointmentAnswer,
  ManagerAnswer,
  ManagerItem,
  PersonItem,
  ReportingLineAnswer,
  RoleAssignmentAnswer,
  UnitAnswer,
} from './answers.js';
import {
  ManagerQuery,
  ManagersQuery,
  PeopleSearchQuery,
  RoleAssignmentsQuery,
  UnitQuery,
  UnitsQuery,
  type ManagerSort,
} from './queries.js';
import { ORGANISATION_READER, PEOPLE_INDEX } from './readers.js';

@QueryHandler(UnitsQuery)
export class UnitsQueryHandler implements IQueryHandler<UnitsQuery> {
  constructor(@Inject(ORGANISATION_READER) private readonly reader: OrganisationReader) {}

  async execute({ times, filter }: UnitsQuery): Promise<readonly UnitAnswer[]> {
    const view = this.reader.on(times.asOf, times.knownAt);
    return [...view.units.values()]
      .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
      .filter(({ parentId }) => filter.parentId === undefined || parentId === filter.parentId)
      .sort((a, b) => dutch.compare(a.name, b.name) || dutch.compare(a.unitId, b.unitId))
      .map((unit) => unitAnswer(view, unit));
  }
}

@QueryHandler(UnitQuery)
export class UnitQueryHandler implements IQueryHandler<UnitQuery> {
  constructor(@Inject(ORGANISATION_READER) private readonly reader: OrganisationReader) {}

  async execute({ unitId, times }: UnitQuery): Promise<UnitAnswer | undefined> {
    const view = this.reader.on(times.asOf, times.knownAt);
    const unit = view.units.get(unitId);
    return unit && unitAnswer(view, unit);
  }
}

@QueryHandler(ManagersQuery)
export class ManagersQueryHandler implements IQueryHandler<ManagersQuery> {
  constructor(
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
  ) {}

  async execute({ asker, times, filter }: ManagersQuery): Promise<readonly ManagerItem[]> {
    const view = this.reader.on(times.asOf, times.knownAt);
    const appointments =
      filter.unitId === undefined ? [...view.appointmentsOf.values()].flat() : appointmentsIn(view, filter.unitId);
    const found = appointments.filter(({ role }) => filter.role === undefined || role === filter.role);
    const ids = [...new Set(found.map(({ personId }) => personId))];
    const items = this.access
      .filesOpenTo(asker, ids, asker.today)
      .map((personId): ManagerItem => managerItem(view, this.people, personId));
    return sorted(items, filter.sort ?? 'name');
  }
}

@QueryHandler(ManagerQuery)
export class ManagerQueryHandler implements IQueryHandler<ManagerQuery> {
  constructor(
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
  ) {}

  async execute({ personId, asker, times }: ManagerQuery): Promise<ManagerAnswer | undefined> {
    const view = this.reader.on(times.asOf, times.knownAt);
    const person = view.organisation.people.get(personId);
    if (person === undefined) return undefined;
    const seesExcused = this.access.decide(asker, 'absence.read', { personId }, asker.today).allowed;
    const history = person.appointments.flatMap((appointment) =>
      stretchesOf(appointment).map(({ terms, from, until }) =>
        appointmentAnswer(pathUpOn(view.organisation, terms.unitId, from), {
          appointmentId: appointment.appointmentId,
          ...terms,
          from,
          ...(until !== undefined && { until }),
        }),
      ),
    );
    return {
      ...managerItem(view, this.people, personId),
      asOf: times.asOf,
      history: history.sort((a, b) => (a.from < b.from ? -1 : 1)),
      reportingLines: reportingLines(view, personId).map((line) => lineAnswer(this.people, line)),
      ...(seesExcused && { excusedIntervals: person.excused }),
    };
  }
}

@QueryHandler(PeopleSearchQuery)
export class PeopleSearchQueryHandler implements IQueryHandler<PeopleSearchQuery> {
  constructor(
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
  ) {}

  async execute({ words, asker }: PeopleSearchQuery): Promise<readonly PersonItem[]> {
    const view = this.reader.on(asker.today);
    const names = new Map(this.people.search(words).map(({ personId, name }) => [personId, name]));
    return this.access.filesOpenTo(asker, [...names.keys()], asker.today).map((personId) => ({
      personId,
      name: names.get(personId) ?? '',
      appointments: managerItem(view, this.people, personId).appointments,
    }));
  }
}

@QueryHandler(RoleAssignmentsQuery)
export class RoleAssignmentsQueryHandler implements IQueryHandler<RoleAssignmentsQuery> {
  constructor(
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  async execute({ filter }: RoleAssignmentsQuery): Promise<readonly RoleAssignmentAnswer[]> {
    return [...this.reader.organisation().people.values()]
      .filter(({ personId }) => filter.personId === undefined || personId === filter.personId)
      .flatMap(({ personId, assignments }) =>
        assignments.map(({ units, ...assignment }): RoleAssignmentAnswer => {
          const name = this.people.nameOf(personId);
          return {
            ...assignment,
            personId,
            ...(name !== undefined && { name }),
            everywhere: units === 'all',
            unitIds: units === 'all' ? [] : units,
          };
        }),
      )
      .sort((a, b) => (a.from === b.from ? a.assignmentId.localeCompare(b.assignmentId) : a.from < b.from ? -1 : 1));
  }
}

function unitAnswer(view: OrganisationDay, unit: UnitOn): UnitAnswer {
  return { ...unit, ...placeAnswer(pathUp(view, unit.unitId)) };
}

function placeAnswer(path: readonly UnitOn[]): { readonly directorateId?: string; readonly clusterId?: string } {
  const { directorate, cluster } = placeOn(path);
  return {
    ...(directorate && { directorateId: directorate.unitId }),
    ...(cluster && { clusterId: cluster.unitId }),
  };
}

type Shown = Omit<AppointmentOn, 'personId'>;

function appointmentAnswer(path: readonly UnitOn[], appointment: Shown): AppointmentAnswer {
  const [unit] = path;
  return { ...appointment, ...(unit && { unitName: unit.name }), ...placeAnswer(path) };
}

function managerItem(view: OrganisationDay, people: PeopleIndex, personId: string) {
  const name = people.nameOf(personId);
  return {
    personId,
    ...(name !== undefined && { name }),
    appointments: (view.appointmentsOf.get(personId) ?? []).map(({ personId: _person, ...appointment }) =>
      appointmentAnswer(pathUp(view, appointment.unitId), appointment),
    ),
  };
}

function lineAnswer(people: PeopleIndex, { appointmentId, reason, managerId }: ReportingLine): ReportingLineAnswer {
  const managerName = managerId === undefined ? undefined : people.nameOf(managerId);
  return {
    appointmentId,
    reason,
    ...(managerId !== undefined && { managerId }),
    ...(managerName !== undefined && { managerName }),
  };
}

const dutch = new Intl.Collator('nl');
const firstDay = ({ appointments: [first] }: ManagerItem) => first?.from ?? '';

function sorted(items: readonly ManagerItem[], sort: ManagerSort): readonly ManagerItem[] {
  const byName = (a: ManagerItem, b: ManagerItem) =>
    dutch.compare(a.name ?? '', b.name ?? '') || dutch.compare(a.personId, b.personId);
  const byDay = (a: ManagerItem, b: ManagerItem) => dutch.compare(firstDay(a), firstDay(b)) || byName(a, b);
  const ascending = items.toSorted(sort.endsWith('name') ? byName : byDay);
  return sort.startsWith('-') ? ascending.reverse() : ascending;
}
