import { longDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { titleOf } from './agreement-state.js';
import type { Asked } from './asked.js';

/** What is asked of who looks, each a way to the place where it is done. */
export function AskedList({ asked }: { readonly asked: readonly Asked[] }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const day = (on: string) => longDay(on, language);
  const lineOf = (one: Asked) => {
    if (one.type === 'takeOver') return { to: '#hand-over', what: text('mag.asked.takeOver'), by: '' };
    if (one.type === 'moment') {
      const { label, state, dueOn, lateFrom } = one.moment;
      const by =
        state === 'late' ? text('mag.asked.late', { day: day(lateFrom) }) : text('mag.asked.by', { day: day(dueOn) });
      return { to: '#moments', what: text('mag.asked.moment', { moment: server(label) }), by };
    }
    const title = titleOf(one.agreement, language);
    if (one.type === 'conclude') return { to: '#agreements', what: text('mag.asked.conclude', { title }), by: '' };
    const by = one.dueOn === undefined ? '' : text('mag.asked.by', { day: day(one.dueOn) });
    return { to: `#agreement-${one.agreement.agreementId}`, what: text('mag.asked.answer', { title }), by };
  };
  return (
    <section aria-labelledby="asked">
      <h2 className="ams-heading ams-heading--3" id="asked">
        {text('mag.asked')}
      </h2>
      {asked.length === 0 ? (
        <p>{text('mag.asked.none')}</p>
      ) : (
        <ol className="ams-ordered-list">
          {asked.map((one) => {
            const { to, what, by } = lineOf(one);
            return (
              <li key={what}>
                <a className="ams-link" href={to}>
                  {what}
                </a>
                {by}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
