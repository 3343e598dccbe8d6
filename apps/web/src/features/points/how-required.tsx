import { Heading } from '@amsterdam/design-system-react';
import { amount } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { totalOf } from './board-rows.js';
import type { BalanceEntry, Requirement } from './queries.js';

const changed = ({ required, requiredOfAll, parts, status }: Requirement): boolean =>
  parts.length === 0 && status !== 'notInScope' && required !== requiredOfAll;

/** How the figures of the scheme became this person's, written out: who began halfway need not work it out. */
export function HowRequired({ entry }: { readonly entry: BalanceEntry }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const total = totalOf(entry);
  const leaves = entry.requirements.flatMap((one) => (one.parts.length > 0 ? one.parts : [one]));
  const others = leaves.filter((one) => one !== total && changed(one));
  const main = total !== undefined && changed(total) ? total : others[0];
  if (main === undefined) return null;
  const figures = ({ required, requiredOfAll, label }: Requirement) => ({
    what: server(label),
    required: amount(required, language),
    ofAll: amount(requiredOfAll, language),
  });
  const rest = others.filter((one) => one !== main);
  return (
    <section className="peil-how" aria-labelledby="how-required">
      <Heading level={2} id="how-required" className="peil-h3">
        {text('points.how', figures(main))}
      </Heading>
      <p>
        {text('points.how.scheme', figures(main))} {main.steps.map((step) => server(step.text)).join(' ')}
      </p>
      {rest.length > 0 && (
        <p>
          {text('points.how.others')} {rest.map((one) => text('points.how.other', figures(one))).join('; ')}.
        </p>
      )}
    </section>
  );
}
