import { Link } from '@tanstack/react-router';
import { Button } from '@amsterdam/design-system-react';
import { useState, type ReactNode } from 'react';
import { amount } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { Outcome } from './queries.js';

type Unit = Outcome['units'][number];
type Counts = Outcome['before'];

const MOST_AT_FIRST = 10;

const fine = ({ met, onTrack }: Counts): number | null => (met === null || onTrack === null ? null : met + onTrack);
const down = ({ drafts }: Unit): number => drafts[0]?.byDirection.down ?? 0;

/** The units in which somebody's place is counted once: the lowest ones, most people down first. */
export function directoratesOf(units: readonly Unit[]): readonly Unit[] {
  return units
    .filter(({ kind, people }) => kind !== 'cluster' && people !== 0)
    .toSorted((a, b) => down(b) - down(a) || a.name.localeCompare(b.name, 'nl'));
}

/** By directorate how many are fine: a ring for now, a dot for each draft. */
export function Dumbbells({
  outcome,
  names,
  address,
  chosen,
}: {
  readonly outcome: Outcome;
  readonly names: readonly string[];
  readonly address: { readonly schemeId: string; readonly version: string; readonly dryRunId: string };
  readonly chosen: string | undefined;
}) {
  const text = useText();
  const { language } = useLanguage();
  const all = directoratesOf(outcome.units);
  const [whole, setWhole] = useState(false);
  const units = whole || all.length <= MOST_AT_FIRST ? all : all.slice(0, MOST_AT_FIRST);
  const count = (value: number | null): string =>
    value === null ? text('directorate.hidden') : amount(String(value), language);
  const end = 'ams-table__header-cell ams-table__header-cell--align-end';
  const cell = (label: string, value: number | null, strong = false) => (
    <td
      className={`ams-table__cell ams-table__cell--align-end peil-num${strong ? ' peil-strong' : ''}`}
      data-l={`${label.toLocaleLowerCase(language)}:`}
    >
      {count(value)}
    </td>
  );
  const [managers, now, goesDown, goesUp] = [
    text('directorate.managers'),
    text('dryRun.nowHead'),
    text('dryRun.downHead'),
    text('dryRun.upHead'),
  ];
  return (
    <>
      <table className="ams-table__table peil-rows peil-after">
        <caption className="ams-visually-hidden">{text('dryRun.byUnit')}</caption>
        <thead className="ams-table__header">
          <tr>
            <th scope="col" className="ams-table__header-cell">
              {text('dryRun.unit')}
            </th>
            <th scope="col" className={end}>
              {managers}
            </th>
            <th scope="col" className="ams-table__header-cell peil-share">
              {text('dryRun.share')}
            </th>
            <th scope="col" className={end}>
              {now}
            </th>
            {names.map((name) => (
              <th key={name} scope="col" className={end}>
                {name}
              </th>
            ))}
            <th scope="col" className={end} aria-sort="descending">
              {goesDown}
            </th>
            <th scope="col" className={end}>
              {goesUp}
            </th>
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row" className="ams-table__header-cell">
                <Link
                  to="/schemes/$schemeId/versions/$version/dry-runs/$dryRunId"
                  params={address}
                  search={{ unit: unit.unitId }}
                  hash="people"
                  className="ams-link"
                  aria-current={chosen === unit.unitId ? 'true' : undefined}
                  resetScroll={false}
                >
                  {unit.name}
                </Link>
              </th>
              {cell(managers, unit.people)}
              <td className="ams-table__cell peil-share">
                <Picture unit={unit} />
              </td>
              {cell(now, fine(unit.before))}
              {unit.drafts.map((draft, index) => (
                <Cells key={index}>{cell(names[index] ?? '', fine(draft.after))}</Cells>
              ))}
              {cell(goesDown, unit.drafts[0]?.byDirection.down ?? null, true)}
              {cell(goesUp, unit.drafts[0]?.byDirection.up ?? null)}
            </tr>
          ))}
        </tbody>
      </table>
      {units.length < all.length && (
        <p className="peil-after">
          <Button type="button" variant="tertiary" onClick={() => setWhole(true)}>
            {text('dryRun.allUnits', { count: all.length })}
          </Button>
        </p>
      )}
    </>
  );
}

const Cells = ({ children }: { readonly children: ReactNode }) => <>{children}</>;

function Picture({ unit }: { readonly unit: Unit }) {
  const { people } = unit;
  const share = (counts: Counts): number | undefined => {
    const value = fine(counts);
    return value === null || people === null || people === 0 ? undefined : (value / people) * 100;
  };
  const before = share(unit.before);
  const after = unit.drafts.map((draft) => share(draft.after));
  const [first] = after;
  if (before === undefined || first === undefined) return null;
  return (
    <svg width="100%" height="24" aria-hidden="true" focusable="false" className="peil-dumbbell">
      <line x1="0" x2="100%" y1="12" y2="12" className="s-line" />
      <line x1={`${before}%`} x2={`${first}%`} y1="12" y2="12" className="s-ink" strokeWidth="3" />
      <circle cx={`${before}%`} cy="12" r="5" className="f-paper s-ink" strokeWidth="1.75" />
      {after.map((at, index) =>
        at === undefined ? null : index === 0 ? (
          <circle key={index} cx={`${at}%`} cy="12" r="5.5" className="f-ink" />
        ) : (
          <circle key={index} cx={`${at}%`} cy="12" r="5" className="f-hatch2 s-ink" strokeWidth="1.5" />
        ),
      )}
    </svg>
  );
}
