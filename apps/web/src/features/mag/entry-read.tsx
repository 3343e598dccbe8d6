import { longDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import type { Entry } from './queries.js';

/** What one side wrote at a moment. */
export function EntryRead({ entry }: { readonly entry: Entry }) {
  const text = useText();
  const { language } = useLanguage();
  const parts = (['intentions', 'goals', 'evaluation'] as const).flatMap((part) => {
    const words = entry[part];
    return words === undefined ? [] : [{ part, words }];
  });
  return (
    <div className="peil-stack">
      <p className="peil-sub peil-small">{text('mag.wroteOn', { day: longDay(entry.day, language) })}</p>
      {(parts.length > 0 || entry.progress !== undefined) && (
        <dl className="peil-facts">
          {parts.map(({ part, words }) => (
            <div key={part}>
              <dt>{text(`mag.entry.${part}`)}</dt>
              <dd className="peil-words">{words}</dd>
            </div>
          ))}
          {entry.progress !== undefined && (
            <div>
              <dt>{text('mag.entry.progress')}</dt>
              <dd>
                <Status of="progress" code={entry.progress} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
