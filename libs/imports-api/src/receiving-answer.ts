import type { CommandContext } from '@peil/eventing';
import type { ImportAnswer, ImportQuery } from './import-forms.js';

const none = { new: 0, unchanged: 0, correction: 0, passedOver: 0, question: 0, bad: 0 };

/** What is answered to a part of a file that is not the last. */
export function receivingAnswer(importId: string, { actor }: CommandContext, options: ImportQuery): ImportAnswer {
  return {
    ...{ importId, kind: options.kind ?? '', profile: options.profile ?? '', profileVersion: 0, state: 'receiving' },
    ...{ system: options.system ?? '', sentBy: actor.personId, startedAt: new Date().toISOString() },
    ...{
      fileHash: '',
      fileSize: 0,
      rows: 0,
      taken: 0,
      problems: 0,
      missing: 0,
      format: '',
      encoding: '',
      separator: '',
    },
    counts: none,
    factCounts: none,
    ...{
      columns: [],
      passedOverBy: [],
      warnings: [],
      questions: [],
      missingFacts: [],
      problemGroups: [],
      firstProblems: [],
    },
  };
}
