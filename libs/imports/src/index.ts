export * from './import-kind.js';
export * from './row-problem.js';
export * from './refused-names.js';
export * from './run/import-record.js';
export {
  Imports,
  type FileTask,
  type ImportSender,
  type ReceivedFile,
  type SaveAs,
  type StartOptions,
} from './run/imports.js';
export { openLocalImportStore, DAYS_KEPT, type LocalImportStore } from './run/local-import-store.js';
export { profileOf, profileSchema, type Profile, type ProfileDraft } from './profiles/profile.js';
export { builtInProfiles } from './profiles/built-in.js';
export { detectProfiles, genericProfile } from './profiles/profile-book.js';
export { answersSchema, questionScopes, type Answers, type Question } from './questions/question.js';
export { LEAVE_OUT } from './run/column-questions.js';
export { aliasOf, matchQuestion, type Suggestion } from './questions/match-question.js';
export { readingProblems } from './run/reading-problems.js';
export type { DayOrder } from './values/day-order.js';
