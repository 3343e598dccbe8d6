import { useServerText, useText } from '../../../texts/use-text.js';
import { boardOf } from '../board-rows.js';
import type { BalanceEntry } from '../queries.js';
import type { EntryChange } from '../what-if/what-if.js';
import { Axis } from './axis.js';
import { BoardGroupRows } from './board-group.js';
import { Legend } from './legend.js';
import { TotalRow } from './total-row.js';

/** The points board: a table whose middle column is the picture. */
export function PointsBoard({
  entry,
  change,
}: {
  readonly entry: BalanceEntry;
  /** What the ticked offerings would change, by the server's answer. */
  readonly change?: EntryChange | undefined;
}) {
  const text = useText();
  const server = useServerText();
  const board = boardOf(entry, change);
  return (
    <>
      <table className="peil-board">
        <caption className="ams-visually-hidden">{text('points.board')}</caption>
        <colgroup>
          <col className="peil-col-name" />
          <col className="peil-col-bar" />
          <col className="peil-col-have" />
          <col />
        </colgroup>
        <thead className="ams-visually-hidden">
          <tr>
            <th scope="col">{text('points.board.requirement')}</th>
            <th scope="col">{text('points.board.picture')}</th>
            <th scope="col">{text('points.board.have')}</th>
            <th scope="col">{text('points.board.need')}</th>
          </tr>
        </thead>
        <tbody>
          <Axis entry={entry} today={board.today} />
          {board.total && board.totalBar && (
            <TotalRow requirement={board.total} bar={board.totalBar} trial={board.totalTrial} today={board.today} />
          )}
          {board.groups.map((group) => (
            <BoardGroupRows
              key={group.title === 'requirements' ? group.title : group.title.id}
              group={group}
              board={board}
            />
          ))}
        </tbody>
      </table>
      <Legend board={board} />
      {board.outOfScope.length > 0 && (
        <p className="peil-small peil-sub peil-note">
          {text('points.board.outOfScope', { what: board.outOfScope.map(({ label }) => server(label)).join(', ') })}
        </p>
      )}
    </>
  );
}
