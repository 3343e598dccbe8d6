import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Status } from '../../shared/status.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { agreementKindsQuery } from '../mag/queries.js';
import { POINTS, sortedHeat, textureOf, type Heat, type HeatColumn } from './heat.js';

/** What a column of the table is called. */
export function useColumnName(): (column: HeatColumn) => string {
  const text = useText();
  const server = useServerText();
  const kinds = useQuery(agreementKindsQuery);
  return ({ id, kind, moment }) => {
    if (id === POINTS) return text('cluster.points');
    if (moment !== undefined) return text('cluster.moment', { moment });
    const found = kinds.data?.items.find(({ code }) => code === kind);
    return found ? server(found.names) : (kind ?? id);
  };
}

type Parts = {
  readonly heat: Heat;
  readonly smallBelow: number;
  readonly sort: string;
  /** Undefined on paper: nothing to press. */
  readonly onSort: ((sort: string) => void) | undefined;
  readonly caption: string;
};

/** How many managers are late with what, by directorate: a number in a texture, so that it reads without colour. */
export function HeatTable({ heat, smallBelow, sort, onSort, caption }: Parts) {
  const text = useText();
  const nameOf = useColumnName();
  const withPlans = heat.rows.some(({ unit }) => unit.ownObligations.length > 0);
  return (
    <>
      <HeatLegend smallBelow={smallBelow} />
      <div className="ams-table" tabIndex={0} role="region" aria-label={caption}>
        <table className="ams-table__table peil-rows peil-heattable">
          <caption className="ams-visually-hidden">{caption}</caption>
          <thead className="ams-table__header">
            <tr>
              <Head id="name" name={text('cluster.unit')} sort={sort} onSort={onSort} className="" />
              <Head
                id="managers"
                name={text('cluster.managers')}
                sort={sort}
                onSort={onSort}
                className="ams-table__header-cell--align-end"
                highFirst
              />
              {heat.columns.map((column) => (
                <Head
                  key={column.id}
                  id={column.id}
                  name={nameOf(column)}
                  sort={sort}
                  onSort={onSort}
                  className="c"
                  highFirst
                />
              ))}
              {withPlans && (
                <th scope="col" className="ams-table__header-cell">
                  {text('nav.actionPlan')}
                </th>
              )}
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {sortedHeat(heat, sort).map(({ unit, late }) => (
              <tr key={unit.unitId}>
                <th scope="row" className="ams-table__header-cell">
                  <UnitName unit={unit} linked={onSort !== undefined} />
                </th>
                <td
                  className="ams-table__cell ams-table__cell--align-end peil-num"
                  data-l={`${text('cluster.managersOf')}:`}
                >
                  {unit.managers ?? text('directorate.hidden')}
                </td>
                {heat.columns.map((column) => (
                  <td key={column.id} className="ams-table__cell heat" data-l={nameOf(column)}>
                    <HeatCell late={late[column.id] ?? null} managers={unit.managers} smallBelow={smallBelow} />
                  </td>
                ))}
                {withPlans && (
                  <td className="ams-table__cell" data-l={`${text('nav.actionPlan')}:`}>
                    {unit.ownObligations
                      .filter(({ obligationId }) => obligationId === 'actionPlan')
                      .map(({ obligationId, state }) => (
                        <Status key={obligationId} of="unitDuty" code={state} />
                      ))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function UnitName({ unit, linked }: { readonly unit: Heat['rows'][number]['unit']; readonly linked: boolean }) {
  if (!linked) return <>{unit.name}</>;
  return unit.kind === 'cluster' ? (
    <Link to="/clusters/$clusterId" params={{ clusterId: unit.unitId }} className="ams-link">
      {unit.name}
    </Link>
  ) : (
    <Link to="/directorates/$directorateId" params={{ directorateId: unit.unitId }} className="ams-link">
      {unit.name}
    </Link>
  );
}

function HeatCell({
  late,
  managers,
  smallBelow,
}: {
  readonly late: number | null;
  readonly managers: number | null;
  readonly smallBelow: number;
}) {
  const text = useText();
  if (late === null) return <span className="peil-heat h0 peil-small">{text('directorate.hidden')}</span>;
  const texture = textureOf(late, managers, smallBelow);
  if (texture === 0) return <span className="peil-heat h0">{late}</span>;
  return (
    <span className="peil-heat">
      <svg aria-hidden="true" focusable="false">
        <rect width="100%" height="100%" className={`heat${texture}`} />
      </svg>
      <b className={texture === 3 ? 'inv' : undefined}>{late}</b>
    </span>
  );
}

function Head({
  id,
  name,
  sort,
  onSort,
  className,
  highFirst = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly sort: string;
  readonly onSort: ((sort: string) => void) | undefined;
  readonly className: string;
  readonly highFirst?: boolean;
}) {
  const up = sort === id;
  const down = sort === `-${id}`;
  const next = up ? `-${id}` : down || !highFirst ? id : `-${id}`;
  return (
    <th
      scope="col"
      className={`ams-table__header-cell ${className}`}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {onSort === undefined ? (
        name
      ) : (
        <button type="button" className="peil-sort" onClick={() => onSort(next)}>
          {name}
          {(up || down) && <span aria-hidden="true">{up ? ' ↑' : ' ↓'}</span>}
        </button>
      )}
    </th>
  );
}

/** What the textures mean. */
function HeatLegend({ smallBelow }: { readonly smallBelow: number }) {
  const text = useText();
  return (
    <ul className="peil-legend peil-heat-legend" role="list">
      {([1, 2, 3] as const).map((texture) => (
        <li key={texture}>
          <svg width="36" height="20" aria-hidden="true">
            <rect width="36" height="20" className={`heat${texture}`} />
          </svg>
          {text(`cluster.texture.${texture}`)}
        </li>
      ))}
      <li>
        <span className="peil-heat h0">{text('directorate.hidden')}</span>
        {text('cluster.hidden', { smallest: smallBelow })}
      </li>
    </ul>
  );
}
