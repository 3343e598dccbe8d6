import { ActionGroup, Button, FieldSet, Label, Radio, Select, TextInput } from '@amsterdam/design-system-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { DID_YOU_MEAN, DidYouMean } from './did-you-mean.js';
import { fieldText, wordText } from './import-states.js';
import type { Import, ImportQuestion } from './queries.js';
import { rememberedFile, rememberFile, sendFile } from './send-file.js';
import { useImportWrites } from './writes.js';

type AnswerOption = ImportQuestion['options'][number];

/** So many choices still stand beside each other; more go into a list. */
const MOST_RADIOS = 5;
/** So many questions about rows are shown at once: an answered one makes room. */
const MOST_SHOWN = 50;

/** What only a person can say: about the file, a column or a word first, then about rows. */
export function Questions({ one }: { readonly one: Import }) {
  const text = useText();
  const needed = one.questions.filter(({ scope, code }) => scope !== 'row' && code !== DID_YOU_MEAN);
  const guesses = one.questions.filter(({ code }) => code === DID_YOU_MEAN);
  const rows = one.questions.filter(({ scope, code }) => scope === 'row' && code !== DID_YOU_MEAN);
  return (
    <>
      {needed.length > 0 && (
        <Section id="questions" title={text('imports.questions', { count: needed.length })}>
          <QuestionForm one={one} questions={needed} primary />
        </Section>
      )}
      {guesses.length > 0 && one.state !== 'done' && <DidYouMean one={one} questions={guesses} />}
      {rows.length > 0 && one.state !== 'done' && (
        <Section id="row-questions" title={text('imports.rowQuestions', { count: rows.length })}>
          <p className="peil-sub">{text('imports.rowQuestionsHelp')}</p>
          <QuestionForm one={one} questions={rows.slice(0, MOST_SHOWN)} primary={false} />
        </Section>
      )}
    </>
  );
}

function QuestionForm({
  one,
  questions,
  primary,
}: {
  readonly one: Import;
  readonly questions: readonly ImportQuestion[];
  readonly primary: boolean;
}) {
  const text = useText();
  const navigate = useNavigate();
  const writes = useImportWrites(one.importId);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<Error>();
  const answerOf = ({ id, proposal }: ImportQuestion): string => typed[id] ?? proposal ?? '';
  const answered = questions.filter((question) => answerOf(question).trim() !== '');

  const answer = async (): Promise<void> => {
    const nothing = answered.length === 0 || (primary && answered.length < questions.length);
    setMissing(nothing);
    if (nothing || busy) return;
    setBusy(true);
    setError(undefined);
    const answers = Object.fromEntries(answered.map((question) => [question.id, answerOf(question).trim()]));
    try {
      if (questions.some(({ needsFile }) => needsFile === true)) await sendAgain(answers);
      else await writes.answer(answers);
      setTyped({});
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(false);
    }
  };

  /** A question about how the file is read: it was not, so it is handed over again with the answer. */
  const sendAgain = async (answers: Readonly<Record<string, string>>): Promise<void> => {
    const file = rememberedFile(one.importId);
    if (file === undefined) throw new Error(text('imports.fileAgain'));
    const next = await sendFile(file, { profile: one.profile, answers });
    rememberFile(next.importId, file);
    await writes.cancel();
    await navigate({ to: '/imports/$importId', params: { importId: next.importId }, replace: true });
  };

  return (
    <form
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      {missing && (
        <p className="ams-error-message" role="alert">
          {text('imports.answerMissing', { count: questions.length - answered.length })}
        </p>
      )}
      {error && <ProblemNote error={error} />}
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={answerOf(question)}
          change={(value) => setTyped((before) => ({ ...before, [question.id]: value }))}
        />
      ))}
      <ActionGroup>
        <Button type="submit" variant={primary ? 'primary' : 'secondary'} aria-disabled={busy}>
          {text(busy ? 'imports.busyAnswering' : 'imports.answer')}
        </Button>
      </ActionGroup>
    </form>
  );
}

function QuestionField({
  question: { id, code, messages, options, line, proposal },
  value,
  change,
}: {
  readonly question: ImportQuestion;
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  const text = useText();
  const server = useServerText();
  const words = line === undefined ? server(messages) : `${text('imports.line', { line })} ${server(messages)}`;
  const meaning = (option: AnswerOption): string => {
    const key =
      code === 'unknown-word' ? wordText(option.value) : code === 'heading-new' ? fieldText(option.value) : undefined;
    return key === undefined ? server(option.messages) : text(key);
  };
  const proposed = options.find((option) => option.value === proposal);
  const hint = proposed && <p className="ams-hint">{text('imports.proposal', { answer: meaning(proposed) })}</p>;
  if (options.length > 0 && options.length <= MOST_RADIOS) {
    return (
      <FieldSet legend={words}>
        {hint}
        {options.map((option) => (
          <Radio
            key={option.value}
            name={id}
            value={option.value}
            checked={value === option.value}
            onChange={() => change(option.value)}
          >
            {meaning(option)}
          </Radio>
        ))}
      </FieldSet>
    );
  }
  return (
    <div>
      <Label htmlFor={id}>{words}</Label>
      {hint}
      {options.length === 0 ? (
        <TextInput id={id} value={value} onChange={({ target }) => change(target.value)} />
      ) : (
        <Select id={id} value={value} onChange={({ target }) => change(target.value)}>
          <Select.Option value="">{text('record.choose')}</Select.Option>
          {options.map((option) => (
            <Select.Option key={option.value} value={option.value}>
              {meaning(option)}
            </Select.Option>
          ))}
        </Select>
      )}
    </div>
  );
}
