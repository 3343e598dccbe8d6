import { Button } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { Section } from '../../app/page.js';
import { shortDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { EntryForm } from './entry-form.js';
import { EntryRead } from './entry-read.js';
import type { Entry, Obligation, Side } from './queries.js';
import type { MagWrites } from './writes.js';

type Parts = {
  readonly moments: readonly Obligation[];
  readonly entries: readonly Entry[];
  /** Undefined: who looks is no party, and writes nothing. */
  readonly side: Side | undefined;
  readonly manager: string;
  readonly other: string;
  readonly year: number;
  readonly writes: MagWrites | undefined;
};

/** The moments of the year: who wrote when, in two columns, and what was written. No cell says who is to blame. */
export function Moments({ moments, entries, side, manager, other, year, writes }: Parts) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const [open, setOpen] = useState<string>();
  const first: Side = side ?? 'manager';
  const second: Side = first === 'manager' ? 'counterpart' : 'manager';
  const names = {
    manager: side === 'manager' ? text('mag.you') : manager,
    counterpart: side === 'counterpart' ? text('mag.you') : other,
  };
  const entryOf = (moment: string, of: Side) => entries.find((one) => one.moment === moment && one.side === of);
  const chosen = moments.find(({ obligationId }) => obligationId === open);
  return (
    <Section id="moments" title={text('mag.moments')}>
      <p>{text('mag.momentsLead', { count: moments.length })}</p>
      {moments.length > 0 && (
        <table className="ams-table__table peil-rows">
          <caption className="ams-visually-hidden">{text('mag.momentsOf', { year: String(year) })}</caption>
          <thead className="ams-table__header">
            <tr>
              {[text('mag.moment'), text('mag.by'), names[first], names[second]].map((head) => (
                <th key={head} scope="col" className="ams-table__header-cell">
                  {head}
                </th>
              ))}
              <th scope="col" className="ams-table__header-cell">
                <span className="ams-visually-hidden">{text('mag.whatYouCan')}</span>
              </th>
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {moments.map((moment) => {
              const { obligationId, label, dueOn } = moment;
              const written = entryOf(obligationId, first) ?? entryOf(obligationId, second);
              const own = side === undefined ? undefined : entryOf(obligationId, side);
              return (
                <tr key={obligationId}>
                  <th scope="row" className="ams-table__header-cell">
                    {server(label)}
                  </th>
                  <td className="ams-table__cell peil-nowrap" data-l={text('mag.byOf')}>
                    {shortDay(dueOn, language)}
                  </td>
                  {[first, second].map((of) => (
                    <td key={of} className="ams-table__cell" data-l={`${names[of]}:`}>
                      <MomentCell moment={moment} entry={entryOf(obligationId, of)} of={of} />
                    </td>
                  ))}
                  <td className="ams-table__cell">
                    {(written !== undefined || writes !== undefined) && (
                      <Button
                        variant="tertiary"
                        aria-expanded={open === obligationId}
                        onClick={() => setOpen(open === obligationId ? undefined : obligationId)}
                      >
                        {text(writes !== undefined && own === undefined ? 'mag.fillIn' : 'mag.read')}
                        <span className="ams-visually-hidden"> {server(label)}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {chosen && (
        <div className="peil-cols peil-cols--2 peil-start peil-after" key={chosen.obligationId}>
          {[first, second].map((of) => {
            const entry = entryOf(chosen.obligationId, of);
            const head = text(of === side ? 'mag.momentYou' : 'mag.momentOf', {
              moment: server(chosen.label),
              name: names[of],
            });
            return (
              <article key={of} className="peil-stack">
                <h3 className="ams-heading ams-heading--4">{head}</h3>
                {of === side && writes !== undefined ? (
                  <EntryForm moment={chosen.obligationId} entry={entry} writes={writes} />
                ) : entry ? (
                  <EntryRead entry={entry} />
                ) : (
                  <p>{text('mag.nothingWritten')}</p>
                )}
              </article>
            );
          })}
        </div>
      )}
    </Section>
  );
}

/** Whether somebody wrote, and since when not. The policy asks it of the manager. */
function MomentCell({
  moment: { state, lateFrom },
  entry,
  of,
}: {
  readonly moment: Obligation;
  readonly entry: Entry | undefined;
  readonly of: Side;
}) {
  const text = useText();
  const { language } = useLanguage();
  if (entry !== undefined) {
    return (
      <>
        <Status of="moment" code="done" /> {shortDay(entry.day, language)}
      </>
    );
  }
  if (of === 'manager' && state === 'late') {
    return (
      <>
        <Status of="moment" code="late" /> {text('mag.since', { day: shortDay(lateFrom, language) })}
      </>
    );
  }
  return <Status of="moment" code={of === 'manager' && state === 'exempt' ? 'exempt' : 'open'} />;
}
