import { useServerText, useText, useLanguage } from '../../../texts/use-text.js';
import { amount } from '../../../shared/format.js';
import type { Outcome } from './queries.js';

/** Every transition with how many people it is and by which rules. */
export function Transitions({ outcome, index }: { readonly outcome: Outcome; readonly index: number }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const draft = outcome.drafts[index];
  if (draft === undefined) return null;
  const count = (people: number | null): string =>
    people === null ? text('directorate.hidden') : amount(String(people), language);
  return (
    <table className="ams-table__table peil-rows peil-after">
      <caption className="ams-visually-hidden">{text('dryRun.transitions')}</caption>
      <thead className="ams-table__header">
        <tr>
          <th scope="col" className="ams-table__header-cell">
            {text('dryRun.head.from')}
          </th>
          <th scope="col" className="ams-table__header-cell">
            {text('dryRun.head.to')}
          </th>
          <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
            {text('dryRun.head.people')}
          </th>
          <th scope="col" className="ams-table__header-cell">
            {text('dryRun.head.by')}
          </th>
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {draft.transitions.map(({ from, to, people, rules }) => (
          <tr key={`${from} ${to}`}>
            <th scope="row" className="ams-table__header-cell">
              {text(`dryRun.status.${from}`)}
            </th>
            <td className="ams-table__cell">{text('dryRun.to', { status: text(`dryRun.status.${to}`) })}</td>
            <td
              className="ams-table__cell ams-table__cell--align-end peil-num"
              data-l={text('dryRun.label.people')}
              data-moved={people}
            >
              {count(people)}
            </td>
            <td className="ams-table__cell">
              {rules.map((rule) => (
                <span key={rule.kind + rule.rule} className="peil-block">
                  {server(rule.text)}
                  {rules.length > 1 && <span className="peil-sub"> ({count(rule.people)})</span>}
                </span>
              ))}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="ams-table__header-cell">
            {text('dryRun.noChange')}
          </th>
          <td className="ams-table__cell peil-hide-s" />
          <td
            className="ams-table__cell ams-table__cell--align-end peil-num"
            data-l={text('dryRun.label.people')}
            data-moved={draft.byDirection.same ?? ''}
          >
            {count(draft.byDirection.same)}
          </td>
          <td className="ams-table__cell peil-hide-s" />
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="ams-table__header-cell" colSpan={2}>
            {text('dryRun.together')}
          </th>
          <td className="ams-table__cell ams-table__cell--align-end peil-strong" data-people>
            {count(outcome.people)}
          </td>
          <td className="ams-table__cell peil-hide-s" />
        </tr>
      </tfoot>
    </table>
  );
}
