import { useIntl } from 'react-intl';
import { amount } from '../../shared/format.js';
import type { TextKey } from '../../texts/all-texts.js';
import { Sentence, useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { ROW_CLASSES } from './import-states.js';
import { isBusy, type Import } from './queries.js';

const ENDS: Partial<Readonly<Record<Import['state'], TextKey>>> = {
  preview: 'imports.lead.nothingYet',
  done: 'imports.lead.done',
  cancelled: 'imports.lead.cancelled',
};

/** What would happen, or happened, in a sentence. */
export function ImportLead({ one }: { readonly one: Import }) {
  const text = useText();
  const server = useServerText();
  const intl = useIntl();
  const { language } = useLanguage();
  if (isBusy(one.state)) return <Progress one={one} />;
  const rows = amount(String(one.rows), language);
  if (one.state === 'failed') {
    return (
      <p className="peil-lead">
        {one.failure && server(one.failure.messages)} {text('imports.lead.failed')}
      </p>
    );
  }
  if (one.state === 'question') {
    const count = one.questions.filter(({ scope }) => scope !== 'row').length;
    return (
      <p className="peil-lead">
        <Sentence id="imports.lead.question" values={{ rows, count: one.rows, questions: count }} />
      </p>
    );
  }
  if (one.state === 'withdrawn') return <p className="peil-lead">{text('imports.lead.withdrawn')}</p>;
  const said = ROW_CLASSES.filter((name) => one.counts[name] > 0).map((name) => (
    <Sentence
      key={name}
      id={`imports.said.${name}`}
      values={{ count: one.counts[name], amount: amount(String(one.counts[name]), language) }}
    />
  ));
  const end = ENDS[one.state];
  return (
    <p className="peil-lead">
      {text('imports.lead.read', { rows, count: one.rows })} {intl.formatList(said, { type: 'conjunction' })}
      {said.length > 0 && '. '}
      {end !== undefined && text(end)}
    </p>
  );
}

/** How far the server is; nothing jumps when it is done. */
function Progress({ one: { state, taken, rows } }: { readonly one: Import }) {
  const text = useText();
  const { language } = useLanguage();
  const number = (count: number): string => amount(String(count), language);
  return (
    <div role="status">
      <p className="peil-lead">
        {text(state === 'running' ? 'imports.running' : state === 'waiting' ? 'imports.waits' : 'imports.analysing', {
          taken: number(taken),
          rows: number(rows),
        })}
      </p>
      <progress className="peil-progress" aria-label={text('imports.progress')} max={Math.max(rows, 1)} value={taken} />
    </div>
  );
}
