import { Query } from '@nestjs/cqrs';
import type { Caller } from '@peil/http-api';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { AppointmentRole, PersonId, UnitId, UnitKind } from '../domain/events.js';
import type { ManagerAnswer, ManagerItem, PersonItem, RoleAssignmentAnswer, UnitAnswer } from './answers.js';

/** What had happened by a day, as known by a moment; now, when none is given. */
export type Times = { readonly asOf: CalendarDay; readonly knownAt?: Instant };

/** Who asks, on which day. What they may see follows from that day, whatever day they ask about. */
export type Asker = Caller & { readonly today: CalendarDay };

/** The units that exist on a day, in order of name. */
export class UnitsQuery extends Query<readonly UnitAnswer[]> {
  constructor(
    readonly times: Times,
    readonly filter: { readonly kind?: UnitKind; readonly parentId?: UnitId } = {},
  ) {
    super();
  }
}

/** One unit on a day; undefined when it does not exist that day. */
export class UnitQuery extends Query<UnitAnswer | undefined> {
  constructor(
    readonly unitId: UnitId,
    readonly times: Times,
  ) {
    super();
  }
}

export const managerSorts = ['name', '-name', 'from', '-from'] as const;
export type ManagerSort = (typeof managerSorts)[number];

/** Those appointed on a day whose file the asker may open today. */
export class ManagersQuery extends Query<readonly ManagerItem[]> {
  constructor(
    readonly asker: Asker,
    readonly times: Times,
    readonly filter: { readonly unitId?: UnitId; readonly role?: AppointmentRole; readonly sort?: ManagerSort } = {},
  ) {
    super();
  }
}

/** One person on a day; undefined when unknown. Excused intervals are left out where the asker may not see them. */
export class ManagerQuery extends Query<ManagerAnswer | undefined> {
  constructor(
    readonly personId: PersonId,
    readonly asker: Asker,
    readonly times: Times,
  ) {
    super();
  }
}

/** People whose name holds the words and whose file the asker may open today. */
export class PeopleSearchQuery extends Query<readonly PersonItem[]> {
  constructor(
    readonly words: string,
    readonly asker: Asker,
  ) {
    super();
  }
}

/** Assigned roles, over all days, of everybody or of one person. */
export class RoleAssignmentsQuery extends Query<readonly RoleAssignmentAnswer[]> {
  constructor(readonly filter: { readonly personId?: PersonId } = {}) {
    super();
  }
}
