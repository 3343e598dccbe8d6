import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Answers of a real server, recorded once; `kurrentdb-recorded.json` beside this file. */

const error = z.strictObject({
  error: z.string(),
  type: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  maxAppendSize: z.number().optional(),
});

const appendAnswer = z.union([z.strictObject({ revision: z.string() }), error]);
const streamAnswer = z.union([z.strictObject({ events: z.array(z.tuple([z.string(), z.string()])) }), error]);

const removal = {
  stream: z.string(),
  expect: z.string(),
  answer: z.union([z.strictObject({ ok: z.literal(true) }), error]),
};

const step = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('append'),
    stream: z.string(),
    events: z.array(z.string()),
    expect: z.string(),
    /** One event of so many bytes of text instead of the named ones. */
    size: z.number().optional(),
    batch: z.boolean().optional(),
    /** Keeps the position of the answer under this name. */
    at: z.string().optional(),
    answer: appendAnswer,
  }),
  z.strictObject({
    do: z.literal('read'),
    stream: z.string(),
    from: z.string().optional(),
    backwards: z.boolean().optional(),
    max: z.number().optional(),
    answer: streamAnswer,
  }),
  z.strictObject({
    do: z.literal('readAll'),
    from: z.string(),
    backwards: z.boolean().optional(),
    max: z.number(),
    answer: z.union([z.strictObject({ events: z.array(z.string()) }), error]),
  }),
  z.strictObject({
    do: z.literal('subscribeAll'),
    from: z.string(),
    then: z.strictObject({ stream: z.string(), events: z.array(z.string()), expect: z.string() }),
    answer: z.strictObject({ log: z.array(z.string()) }),
  }),
  z.strictObject({ do: z.literal('delete'), ...removal }),
  z.strictObject({ do: z.literal('tombstone'), ...removal }),
]);

const recording = z.object({
  scenarios: z.array(z.strictObject({ name: z.string(), note: z.string(), steps: z.array(step) })),
});

export type Step = z.infer<typeof step>;
export type StepOf<Kind extends Step['do']> = Extract<Step, { do: Kind }>;
export type Scenario = z.infer<typeof recording>['scenarios'][number];
export type Answer = Step['answer'];

export function recordedScenarios(): readonly Scenario[] {
  const file = join(process.cwd(), 'test/kurrentdb/kurrentdb-recorded.json');
  return recording.parse(JSON.parse(readFileSync(file, 'utf8'))).scenarios;
}
