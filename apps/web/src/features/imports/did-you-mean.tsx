import { Button } from '@amsterdam/design-system-react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useServerText, useText } from '../../texts/use-text.js';
import type { Import, ImportQuestion } from './queries.js';
import { useImportWrites } from './writes.js';

/** The code of a question about a text that nothing known is called. */
export const DID_YOU_MEAN = 'did-you-mean';

/** Guesses as links: one press repairs every row that says the same. */
export function DidYouMean({
  one,
  questions,
}: {
  readonly one: Import;
  readonly questions: readonly ImportQuestion[];
}) {
  const text = useText();
  const server = useServerText();
  const writes = useImportWrites(one.importId);
  const { attempt, busy, error } = useAttempt();
  const different = [...new Map(questions.map((question) => [question.id, question])).values()];
  return (
    <Section id="did-you-mean" title={text('imports.didYouMean')}>
      <p className="peil-sub">{text('imports.didYouMeanHelp')}</p>
      {error && <ProblemNote error={error} />}
      <ul className="peil-list" role="list">
        {different.map(({ id, column, messages, options }) => (
          <li key={id} className="peil-guess">
            <span>
              <strong>{column}</strong>: {server(messages)}
            </span>
            <span className="peil-chips">
              {options.map(({ value, messages: meaning }) => (
                <Button
                  key={value}
                  variant="tertiary"
                  className="peil-table-edit"
                  aria-disabled={busy}
                  onClick={() => void attempt(() => writes.answer({ [id]: value }), text('imports.repaired'))}
                >
                  {server(meaning)}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
