import { Section } from '../../app/page.js';
import { useServerText, useText } from '../../texts/use-text.js';
import type { Import } from './queries.js';

/** What came of taking an import back: what somebody has built on stays, with the reason. */
export function TakenBack({
  withdrawal: { withdrawn, left },
}: {
  readonly withdrawal: NonNullable<Import['withdrawal']>;
}) {
  const text = useText();
  const server = useServerText();
  const reasons = [...new Map(left.map((one) => [one.code, one.reason])).entries()];
  return (
    <Section id="taken-back" title={text('imports.takenBack')}>
      <p>{text('imports.takenBackCount', { count: withdrawn })}</p>
      {left.length > 0 && (
        <ul className="peil-list" role="list">
          {reasons.map(([code, reason]) => (
            <li key={code}>
              {text('imports.stays', { count: left.filter((one) => one.code === code).length })} {server(reason)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
