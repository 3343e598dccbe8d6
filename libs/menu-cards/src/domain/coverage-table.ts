import type { FigureTable, Sum } from '@peil/disclosure';

/** Who of a unit is appointed in which roles, and whether the person followed the offering. */
export type Covered = { readonly roles: ReadonlySet<string>; readonly followed: boolean };
/** A unit with the people in it and below it. */
export type CoveredUnit = {
  readonly unitId: string;
  readonly parentId: string | undefined;
  readonly people: readonly Covered[];
};

const parts = ['followed', 'notFollowed'] as const;
type Part = 'group' | (typeof parts)[number];

/** The column of a part of everyone, or of those in one role. */
export function coverageColumn(part: Part, role?: string): string {
  return `${part} ${role ?? 'all'}`;
}

/** Who followed an offering, of all units as one table: whole and by role, so that one question gives no other away. */
export function coverageTable(units: readonly CoveredUnit[], roles: readonly string[]): FigureTable {
  const groups = [undefined, ...roles];
  const sums: readonly Sum[] = [
    ...groups.map((role) => ({
      total: coverageColumn('group', role),
      parts: parts.map((part) => coverageColumn(part, role)),
    })),
    ...(['group', ...parts] as const).map((part) => ({
      total: coverageColumn(part),
      parts: roles.map((role) => coverageColumn(part, role)),
    })),
  ];
  return {
    columns: groups.flatMap((role) => (['group', ...parts] as const).map((part) => coverageColumn(part, role))),
    sums,
    units: units.map(({ unitId, parentId, people }) => ({
      ...{ unitId, parentId },
      counts: new Map(
        groups.flatMap((role): [string, number][] => {
          const group = people.filter(({ roles: own }) => role === undefined || own.has(role));
          const followed = group.filter((one) => one.followed).length;
          return [
            [coverageColumn('group', role), group.length],
            [coverageColumn('followed', role), followed],
            [coverageColumn('notFollowed', role), group.length - followed],
          ];
        }),
      ),
    })),
  };
}
