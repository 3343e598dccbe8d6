import { Button } from '@amsterdam/design-system-react';
import { Fragment } from 'react';
import { ProblemNote } from '../app/problems.js';
import { useLanguage, useText } from '../texts/use-text.js';
import type { Language } from '../texts/language.js';
import { useAttempt } from './attempt.js';

const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** Asks the server for a list as a file, in a format and a language. */
export type FetchFile = (format: Format, language: Language) => Promise<Blob>;

/** The way to keep a list as a file: the server makes it, of the same rows. */
export function Download({ name, fetchFile }: { readonly name: string; readonly fetchFile: FetchFile }) {
  const text = useText();
  const { language } = useLanguage();
  const { attempt, busy, error } = useAttempt();
  const keep = async (format: Format): Promise<void> => {
    const address = URL.createObjectURL(await fetchFile(format, language));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.${format}`;
    link.click();
    // The download reads the address after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <span className="peil-small peil-download">
      {FORMATS.map((format, index) => (
        <Fragment key={format}>
          {index > 0 && ' · '}
          <Button
            variant="tertiary"
            aria-disabled={busy}
            aria-label={text(`download.as.${format}`)}
            onClick={() => void attempt(() => keep(format), text('download.done'))}
          >
            {text(`download.${format}`)}
          </Button>
        </Fragment>
      ))}
      {error && <ProblemNote error={error} />}
    </span>
  );
}
