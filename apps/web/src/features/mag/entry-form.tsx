import { Button, Field, FieldSet, Label, Radio, TextArea } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { useAttempt } from '../../shared/attempt.js';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard.js';
import type { Entry } from './queries.js';
import type { MagWrites } from './writes.js';

const PARTS = ['intentions', 'goals', 'evaluation'] as const;
type Part = (typeof PARTS)[number];

type Parts = {
  readonly moment: string;
  readonly entry: Entry | undefined;
  readonly writes: MagWrites;
};

/** What one writes at a moment. Writing again replaces it; what stood there stays in the history. */
export function EntryForm({ moment, entry, writes }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const { attempt, busy, error } = useAttempt();
  const [words, setWords] = useState<Readonly<Record<Part, string>>>({
    intentions: entry?.intentions ?? '',
    goals: entry?.goals ?? '',
    evaluation: entry?.evaluation ?? '',
  });
  const [progress, setProgress] = useState(entry?.progress);
  const changed = PARTS.some((part) => words[part].trim() !== (entry?.[part] ?? '').trim());
  useUnsavedGuard(changed && !busy);
  const empty = progress === undefined && PARTS.every((part) => words[part].trim() === '');
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (empty) return;
        const [intentions, goals, evaluation] = [words.intentions, words.goals, words.evaluation].map((one) =>
          one.trim(),
        );
        const body = {
          moment,
          ...(intentions && { intentions }),
          ...(goals && { goals }),
          ...(evaluation && { evaluation }),
          ...(progress !== undefined && { progress }),
        };
        void attempt(() => writes.record(body), text('mag.recorded'));
      }}
    >
      {error && <ProblemNote error={error} />}
      {entry && <p className="peil-sub peil-small">{text('mag.wroteOn', { day: longDay(entry.day, language) })}</p>}
      {PARTS.map((part) => (
        <Field key={part}>
          <Label htmlFor={`${part}-${moment}`}>
            {text(`mag.entry.${part}`)} {text('mag.optional')}
          </Label>
          <TextArea
            id={`${part}-${moment}`}
            rows={2}
            maxLength={4000}
            value={words[part]}
            onChange={({ target }) => setWords({ ...words, [part]: target.value })}
          />
        </Field>
      ))}
      <FieldSet legend={text('mag.entry.progress')}>
        {(['onCourse', 'needsAttention'] as const).map((one) => (
          <Radio
            key={one}
            name={`progress-${moment}`}
            value={one}
            checked={progress === one}
            onChange={() => setProgress(one)}
          >
            {text(`mag.progress.${one}`)}
          </Radio>
        ))}
      </FieldSet>
      <Button type="submit" variant="secondary" aria-disabled={busy || empty}>
        {text(entry ? 'mag.entry.saveAgain' : 'mag.entry.save')}
      </Button>
    </form>
  );
}
