import { Button } from '@amsterdam/design-system-react';
import { useRouteContext } from '@tanstack/react-router';
import { Fragment, useState, type ReactNode } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { DayField } from '../../shared/day-field.js';
import { longDay } from '../../shared/format.js';
import { plannedDayOf } from '../../shared/planned-day.js';
import { useAttempt } from '../../shared/attempt.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';

type Kind = { readonly code: string; readonly names: { nl: string; en: string }; readonly retiredFrom?: string };

type Parts<One extends Kind> = {
  readonly caption: string;
  readonly kinds: readonly One[];
  readonly aboutHead: string;
  readonly about: (kind: One) => string;
  readonly form: (kind: One, done: () => void) => ReactNode;
  readonly retire: (code: string, from: string) => Promise<unknown>;
};

/** A list of kinds; each is changed, or ended, in place. */
export function KindTable<One extends Kind>({ caption, kinds, aboutHead, about, form, retire }: Parts<One>) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const [open, setOpen] = useState('');
  return (
    <table className="ams-table__table peil-rows">
      <caption className="ams-visually-hidden">{caption}</caption>
      <thead className="ams-table__header">
        <tr>
          {[text('lists.name'), aboutHead, text('lists.state')].map((head) => (
            <th key={head} scope="col" className="ams-table__header-cell">
              {head}
            </th>
          ))}
          <th scope="col" className="ams-table__header-cell">
            <span className="ams-visually-hidden">{text('lists.change')}</span>
          </th>
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {kinds.map((kind) => {
          const { code, names, retiredFrom } = kind;
          return (
            <Fragment key={code}>
              <tr className={open === code ? 'is-open' : undefined}>
                <th scope="row" className="ams-table__header-cell">
                  {server(names)}
                  <span className="peil-why peil-plain">{code}</span>
                </th>
                <td className="ams-table__cell">{about(kind)}</td>
                <td className="ams-table__cell">
                  {retiredFrom === undefined
                    ? text('lists.inUse')
                    : text('lists.retiredFrom', { day: longDay(retiredFrom, language) })}
                </td>
                <td className="ams-table__cell">
                  <Button
                    variant="tertiary"
                    className="peil-table-edit"
                    aria-expanded={open === code}
                    onClick={() => setOpen(open === code ? '' : code)}
                  >
                    {text('lists.change')}
                    <span className="ams-visually-hidden"> {server(names)}</span>
                  </Button>
                </td>
              </tr>
              {open === code && (
                <tr>
                  <td className="ams-table__cell" colSpan={4}>
                    {form(kind, () => setOpen(''))}
                    {retiredFrom === undefined && <Retire code={code} retire={retire} done={() => setOpen('')} />}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Retire({
  code,
  retire,
  done,
}: {
  readonly code: string;
  readonly retire: (code: string, from: string) => Promise<unknown>;
  readonly done: () => void;
}) {
  const text = useText();
  const { me } = useRouteContext({ from: '/signed-in' });
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const day = plannedDayOf(typed, me.today);
  return (
    <form
      className="peil-stack peil-short-form peil-after"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(day === undefined);
        if (day === undefined) return;
        void attempt(() => retire(code, day), text('lists.retired')).then((ok) => {
          if (ok) done();
        });
      }}
    >
      {error && <ProblemNote error={error} />}
      <DayField
        label={text('lists.retireFrom')}
        value={typed}
        change={setTyped}
        day={day}
        problem={refused && day === undefined ? text('offerings.dayToCome') : undefined}
      />
      <Button type="submit" variant="secondary" aria-disabled={busy}>
        {text('lists.retire')}
      </Button>
    </form>
  );
}
