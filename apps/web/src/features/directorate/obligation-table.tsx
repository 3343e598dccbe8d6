import { Link } from '@tanstack/react-router';
import { shortDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import type { Compliance } from './queries.js';
import { sharesOf, signsOf, type Counts, type Sign } from './signs.js';

const SIZE = 20;

/** Every obligation with a sign for each manager. */
export function ObligationTable({ compliance }: { readonly compliance: Compliance }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const figures = ['due', 'done', 'open', 'late'] as const;
  return (
    <>
      <SignLegend />
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('directorate.keep')}</caption>
        <thead className="ams-table__header">
          <tr>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.what')}
            </th>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.by')}
            </th>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.picture')}
            </th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
                {text(`directorate.${figure}Head`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {compliance.obligations.map((one) => (
            <tr key={one.obligationId}>
              <th scope="row" className="ams-table__header-cell">
                {compliance.view === 'persons' ? (
                  <Link
                    to="/directorates/$directorateId/obligations/$kind"
                    params={{ directorateId: compliance.unitId, kind: one.obligationId }}
                    className="peil-quiet-link"
                  >
                    {server(one.label)}
                  </Link>
                ) : (
                  server(one.label)
                )}
              </th>
              <td className="ams-table__cell peil-nowrap">{shortDay(one.dueOn, language)}</td>
              <td className="ams-table__cell peil-signs">
                <Picture counts={one} />
              </td>
              {figures.map((figure) => (
                <td
                  key={figure}
                  className="ams-table__cell ams-table__cell--align-end peil-num"
                  data-l={`${text(`directorate.${figure}Head`)}:`}
                  data-figure={figure}
                >
                  {compliance.view === 'persons' && figure === 'late' && (one.late ?? 0) > 0 ? (
                    <Link
                      to="/directorates/$directorateId/obligations/$kind"
                      params={{ directorateId: compliance.unitId, kind: one.obligationId }}
                      search={{ filter: 'state:late' }}
                      className="ams-link"
                    >
                      {one.late}
                      <span className="ams-visually-hidden"> {server(one.label)}</span>
                    </Link>
                  ) : (
                    (one[figure] ?? text('directorate.hidden'))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Picture({ counts }: { readonly counts: Counts }) {
  const signs = signsOf(counts);
  if (signs !== undefined) {
    return (
      <svg
        viewBox={`0 0 ${Math.max(1, signs.length) * SIZE} ${SIZE}`}
        className="peil-sign-strip"
        style={{ maxInlineSize: `${Math.min(380, signs.length * SIZE)}px` }}
        aria-hidden="true"
        focusable="false"
      >
        {signs.map((sign, index) => (
          <SignShape key={`${sign} ${index}`} sign={sign} x={index * SIZE} />
        ))}
      </svg>
    );
  }
  const shares = sharesOf(counts);
  if (shares === undefined) return null;
  const textures: Readonly<Record<Sign, string>> = {
    done: 'f-water',
    late: 'f-ink',
    open: 'f-plan',
    exempt: 'f-track',
  };
  return (
    <svg width="100%" height="16" aria-hidden="true" focusable="false">
      {shares.map(({ sign, from, width }) => (
        <rect key={sign} x={`${from}%`} width={`${width}%`} y="1" height="14" className={textures[sign]} />
      ))}
    </svg>
  );
}

function SignShape({ sign, x }: { readonly sign: Sign; readonly x: number }) {
  switch (sign) {
    case 'done':
      return <rect x={x + 2} y="2" width="15" height="15" className="f-water" />;
    case 'late':
      return (
        <g>
          <path d={`M${x + 9.5} 1.5l8.5 16H${x + 1}z`} className="f-ink" />
          <path d={`M${x + 9.5} 7v5M${x + 9.5} 13.5v2`} className="s-paper" strokeWidth="1.7" />
        </g>
      );
    case 'open':
      return <rect x={x + 2.7} y="2.7" width="13.6" height="13.6" className="f-none s-ink2" strokeWidth="1.4" />;
    case 'exempt':
      return (
        <circle cx={x + 9.5} cy="9.5" r="7" className="f-none s-ink2" strokeWidth="1.4" strokeDasharray="2.4 2.2" />
      );
  }
}

function SignLegend() {
  const text = useText();
  const words = {
    done: 'directorate.done',
    late: 'directorate.lateWord',
    open: 'directorate.open',
    exempt: 'directorate.exempt',
  } as const;
  return (
    <ul className="peil-legend" role="list">
      {(['done', 'late', 'open', 'exempt'] as const).map((sign) => (
        <li key={sign}>
          <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <SignShape sign={sign} x={0} />
          </svg>
          {text(words[sign])}
        </li>
      ))}
      <li>{text('directorate.sign')}</li>
    </ul>
  );
}
