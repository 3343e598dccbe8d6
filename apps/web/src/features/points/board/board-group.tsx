import { amount } from '../../../shared/format.js';
import { lowerFirst } from '../../../shared/lower-first.js';
import { useLanguage, useServerText, useText } from '../../../texts/use-text.js';
import type { Board, BoardGroup, BoardRow } from '../board-rows.js';
import type { Requirement } from '../queries.js';
import { BarPicture, FactPicture } from './bar-picture.js';
import { HaveCell } from './have-cell.js';
import { BarCell } from './lines.js';
import { NeedCell } from './need-cell.js';
import { ProRata } from './pro-rata.js';

/** Requirements that belong together, below their name. */
export function BoardGroupRows({ group, board }: { readonly group: BoardGroup; readonly board: Board }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const { title } = group;
  const heading =
    title === 'requirements' ? text('points.board.requirements') : headingOf(title.parts, server(title.label));
  function headingOf(parts: readonly Requirement[], what: string): string {
    const [first] = parts;
    const alike = first && parts.every(({ required, unit }) => required === first.required && unit === first.unit);
    return alike
      ? text('points.board.each', { what, amount: amount(first.required, language), unit: text(`unit.${first.unit}`) })
      : what;
  }
  return (
    <>
      <tr className="group">
        <th scope="rowgroup" className="c-name">
          {heading}
        </th>
        <BarCell today={board.today} />
        <td className="c-have" />
        <td className="c-need" />
      </tr>
      {group.rows.map((row) => (
        <Row key={row.requirement.id} row={row} today={board.today} />
      ))}
    </>
  );
}

function Row({ row, today }: { readonly row: BoardRow; readonly today: number }) {
  return (
    <tr>
      <th scope="row" className="c-name">
        <RowName row={row} />
      </th>
      <BarCell today={today}>
        {row.type === 'amount' ? <BarPicture bar={row.bar} today={today} height={16} /> : <FactPicture row={row} />}
      </BarCell>
      <HaveCell row={row} />
      <NeedCell requirement={row.requirement} trial={row.trial} />
    </tr>
  );
}

function RowName({ row }: { readonly row: BoardRow }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const { requirement } = row;
  const others = row.type === 'amount' ? row.others : [];
  const alternatives = others.map(({ required, unit, label }) =>
    text('points.board.or', {
      amount: amount(required, language),
      unit: text(`unit.${unit}`),
      what: lowerFirst(server(label)),
    }),
  );
  const small = [...(requirement.unit === 'hours' ? [text('points.board.inHours')] : []), ...alternatives].join('; ');
  return (
    <>
      {server(requirement.label)}
      {small !== '' && <small>{small}</small>}
      {row.type === 'amount' && <ProRata requirement={requirement} />}
    </>
  );
}
