import type { TextKey } from '../../texts/all-texts.js';

const STEPS: Readonly<Record<string, TextKey>> = {
  AgreementProposed: 'mag.step.AgreementProposed',
  AgreementAmended: 'mag.step.AgreementAmended',
  AgreementAccepted: 'mag.step.AgreementAccepted',
  AgreementDeclined: 'mag.step.AgreementDeclined',
  AgreementWithdrawn: 'mag.step.AgreementWithdrawn',
  AgreementConcluded: 'mag.step.AgreementConcluded',
  AgreementReopened: 'mag.step.AgreementReopened',
  PreconditionRecorded: 'mag.step.PreconditionRecorded',
};

/** What happened to an agreement, as the API names it, in words. */
export const stepText = (type: string): TextKey => STEPS[type] ?? 'mag.step.other';
