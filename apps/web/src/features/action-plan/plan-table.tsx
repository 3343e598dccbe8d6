import { Fragment, useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { ActionDetails } from './action-details.js';
import { MoveBand } from './move-band.js';
import { ActionCell } from './action-cell.js';
import { actionsAt, COLUMNS, moved, placeOf, type Column, type Place } from './placement.js';
import type { Plan, PlanAction, Word } from './queries.js';
import { useLift } from './use-lift.js';
import type { PlanWrites } from './writes.js';

type Parts = {
  readonly plan: Plan;
  readonly actions: readonly PlanAction[];
  readonly themes: readonly Word[];
  readonly classifications: readonly Word[];
  readonly writes: PlanWrites;
  readonly directs: boolean;
  readonly personId: string;
  readonly today: string;
};

/** The quarter a day is in, when it lies in the year. */
const quarterOf = (day: string, year: number): number | undefined =>
  Number(day.slice(0, 4)) === year ? Math.ceil(Number(day.slice(5, 7)) / 3) : undefined;

/** The themes that have an action, and those of actions whose theme is no longer in the list. */
const drawnThemes = (actions: readonly PlanAction[], themes: readonly Word[]): readonly string[] => {
  const used = new Set(actions.map(({ theme }) => theme));
  const known = themes.map(({ code }) => code);
  return [...known.filter((code) => used.has(code)), ...[...used].filter((code) => !known.includes(code))];
};

/** Theme by quarter, this quarter on mist. An action opens in place, below the row it stands in. */
export function PlanTable({ plan, actions, themes, classifications, writes, directs, personId, today }: Parts) {
  const text = useText();
  const server = useServerText();
  const [open, setOpen] = useState<string>();
  const [over, setOver] = useState<Place>();
  const drawn = drawnThemes(actions, themes);
  const now = quarterOf(today, plan.year);
  const themeName = (code: string): string => {
    const found = themes.find((one) => one.code === code);
    return found ? server(found.names) : code;
  };
  const headOf = (column: Column): string =>
    column !== 'ongoing' && column === now
      ? text('plan.quarterNow', { quarter: column })
      : text(`plan.quarter.${column}`);
  const nameOf = ({ theme, column }: Place): string =>
    `${themeName(theme)}, ${column === 'ongoing' ? text('plan.quarter.ongoing') : text('plan.short.quarter', { quarter: column })}`;
  const lift = useLift(writes, drawn, nameOf);
  const { lifted } = lift;
  const shown = lifted
    ? actions.map((one) => (one.actionId === lifted.action.actionId ? moved(one, lifted.place) : one))
    : actions;
  const placeNow = (): string => {
    if (lifted === undefined) return '';
    const here = actionsAt(shown, placeOf(moved(lifted.action, lifted.place)));
    const at = here.findIndex(({ actionId }) => actionId === lifted.action.actionId) + 1;
    const { theme, column } = lifted.place;
    const quarter =
      column === 'ongoing' ? text('plan.quarter.ongoing') : text('plan.short.quarter', { quarter: column });
    return text('plan.place', { theme: themeName(theme), quarter, at, count: here.length });
  };
  const opened = shown.find(({ actionId }) => actionId === open);
  return (
    <>
      {lift.error && <ProblemNote error={lift.error} />}
      <MoveBand lift={lift} place={placeNow()} />
      <div
        className="ams-table peil-after"
        tabIndex={0}
        role="region"
        aria-label={text('plan.table')}
        onKeyDown={(event) => {
          if (lift.onKey(event.key)) event.preventDefault();
        }}
      >
        <table className="ams-table__table peil-rows peil-plan">
          <caption className="ams-visually-hidden">{text('plan.table')}</caption>
          <thead className="ams-table__header">
            <tr>
              <th scope="col" className="ams-table__header-cell">
                {text('plan.theme')}
              </th>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={column === now ? 'ams-table__header-cell is-now' : 'ams-table__header-cell'}
                >
                  {headOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {drawn.map((theme) => (
              <Fragment key={theme}>
                <tr className={opened?.theme === theme ? 'is-open' : undefined}>
                  <th scope="row" className="ams-table__header-cell">
                    {themeName(theme)}
                  </th>
                  {COLUMNS.map((column) => {
                    const place = { theme, column };
                    const here = actionsAt(shown, place);
                    const classes = [
                      'ams-table__cell',
                      ...(column === now ? ['is-now'] : []),
                      ...(over?.theme === theme && over.column === column ? ['is-over'] : []),
                    ];
                    return (
                      <td
                        key={column}
                        className={classes.join(' ')}
                        data-l={headOf(column)}
                        onDragOver={(event) => {
                          if (!directs || !event.dataTransfer.types.includes('text/peil-action')) return;
                          event.preventDefault();
                          if (over?.theme !== theme || over.column !== column) setOver(place);
                        }}
                        onDragLeave={() => setOver(undefined)}
                        onDrop={(event) => {
                          event.preventDefault();
                          setOver(undefined);
                          const id = event.dataTransfer.getData('text/peil-action');
                          const action = actions.find(({ actionId }) => actionId === id);
                          if (action) lift.dropAt(action, place);
                        }}
                      >
                        {here.map((action) => (
                          <ActionCell
                            key={action.actionId}
                            action={action}
                            open={opened?.actionId === action.actionId}
                            lifted={lifted?.action.actionId === action.actionId}
                            focused={lift.focused === action.actionId}
                            draggable={directs}
                            toggle={() => {
                              if (lifted) return;
                              lift.forget();
                              setOpen(open === action.actionId ? undefined : action.actionId);
                            }}
                          />
                        ))}
                      </td>
                    );
                  })}
                </tr>
                {opened?.theme === theme && (
                  <tr className="peil-opened">
                    <td className="ams-table__cell" colSpan={COLUMNS.length + 1} id={`action-${opened.actionId}`}>
                      <ActionDetails
                        key={opened.actionId}
                        action={opened}
                        plan={plan}
                        themes={themes}
                        classifications={classifications}
                        writes={writes}
                        directs={directs}
                        progresses={directs || opened.owner?.personId === personId}
                        lift={() => {
                          setOpen(undefined);
                          lift.lift(opened);
                        }}
                        close={() => setOpen(undefined)}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
