import type { AgreementKind } from './kind.js';

/** The kinds a new installation begins with (domain.md, "MAG"). HR adds others, and renames these. */
export const builtInAgreementKinds: readonly AgreementKind[] = [
  { code: 'action-plan', names: { nl: 'Actieplan', en: 'Action plan' }, measuredBy: 'actionPlan' },
  { code: 'hiring', names: { nl: 'Werving', en: 'Hiring' }, measuredBy: 'hiring' },
  { code: 'accreditation', names: { nl: 'Accreditatie', en: 'Accreditation' }, measuredBy: 'balance' },
  { code: 'social-safety', names: { nl: 'Sociale veiligheid', en: 'Social safety' }, measuredBy: 'people' },
  { code: 'team-development', names: { nl: 'Teamontwikkeling', en: 'Team development' }, measuredBy: 'coverage' },
  { code: 'learning', names: { nl: 'Leerpunt', en: 'Learning point' }, measuredBy: 'completion' },
  { code: 'free', names: { nl: 'Vrij', en: 'Free' }, measuredBy: 'people' },
];
