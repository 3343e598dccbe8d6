/**
 * Who may call what, over whom: the table of the domain page ("Who may see what"), spelled out by hand for the small
 * city. It is not derived from the server's own table; the test compares the two over HTTP.
 */

/** Who asks. `manager` leads a team of the parks, `director` the parks, `cityDirector` their cluster; `hr` has the parks. */
export const ASKERS = {
  manager: 'treesmanager',
  director: 'parksdirector',
  cityDirector: 'citydirector',
  hr: 'hradviser',
  hrOfAll: 'hrall',
  administrator: 'admin',
  auditor: 'auditor',
  reporting: 'reporter',
} as const;
export type Asker = keyof typeof ASKERS;

/** About whom: the asker, and people at growing distance from the parks. */
export const PEOPLE = {
  own: undefined,
  parksManager: 'pondsmanager',
  parksDirector: 'parksdirector',
  sameClusterManager: 'signsmanager',
  sameClusterDirector: 'streetsdirector',
  otherClusterManager: 'deskmanager',
  otherClusterDirector: 'westdirector',
  nobody: 'unknown-person',
} as const;
export type About = keyof typeof PEOPLE;

export const UNITS = { parks: 'parks', streets: 'streets', west: 'west', space: 'space', social: 'social' } as const;
export type Unit = keyof typeof UNITS;

const everyoneElse = [
  'parksManager',
  'parksDirector',
  'sameClusterManager',
  'sameClusterDirector',
  'otherClusterManager',
  'otherClusterDirector',
] as const;
const inParks = ['parksManager', 'parksDirector'] as const;
const clusterDirectors = ['parksDirector', 'sameClusterDirector'] as const;

type Over<Target> = Readonly<Record<Asker, readonly Target[]>>;

const onlyOwn: Over<About> = {
  manager: ['own'],
  director: ['own'],
  cityDirector: ['own'],
  hr: ['own'],
  hrOfAll: ['own'],
  administrator: ['own'],
  auditor: ['own'],
  reporting: ['own'],
};

export const OVER_PEOPLE = {
  /** The balance, its ledger, where somebody works. */
  file: {
    ...onlyOwn,
    director: ['own', ...inParks],
    cityDirector: ['own', ...clusterDirectors],
    hr: ['own', ...inParks],
    hrOfAll: ['own', ...everyoneElse],
    auditor: ['own', ...everyoneElse],
  },
  /** Activities with their texts and evidence, decisions about the person, excused intervals. */
  dossier: {
    ...onlyOwn,
    hr: ['own', ...inParks],
    hrOfAll: ['own', ...everyoneElse],
    auditor: ['own', ...everyoneElse],
  },
  recording: { ...onlyOwn, hr: ['own', ...inParks], hrOfAll: ['own', ...everyoneElse] },
  /** What somebody decides about another, never about oneself. */
  decidingAboutOthers: {
    ...onlyOwn,
    manager: [],
    director: [],
    cityDirector: [],
    hr: inParks,
    hrOfAll: everyoneElse,
    administrator: [],
    auditor: [],
    reporting: [],
  },
  /** The two who agree: the manager and whom the manager reports to. */
  agreeing: { ...onlyOwn, director: ['own', ...inParks], cityDirector: ['own', ...clusterDirectors] },
  /** The same, and the HR advisers who set things up. */
  arranging: {
    ...onlyOwn,
    director: ['own', ...inParks],
    cityDirector: ['own', ...clusterDirectors],
    hr: ['own', ...inParks],
    hrOfAll: ['own', ...everyoneElse],
  },
  /** Learning points: the person and, where shared, the director. Never HR. */
  learning: { ...onlyOwn, director: ['own', ...inParks] },
  onlyOwn,
} as const satisfies Readonly<Record<string, Over<About>>>;

const everywhere = ['parks', 'streets', 'west', 'space', 'social'] as const;

export const OVER_UNITS = {
  /** Of directorates: by name or as figures; either way an answer. */
  directorateFigures: {
    manager: ['parks'],
    director: everywhere,
    cityDirector: everywhere,
    hr: everywhere,
    hrOfAll: everywhere,
    administrator: [],
    auditor: everywhere,
    reporting: everywhere,
  },
  /** Plans: the own directorate, the own cluster, HR and auditor; reporting counts only. */
  actionPlans: {
    manager: ['parks'],
    director: ['parks'],
    cityDirector: ['parks', 'streets', 'space'],
    hr: everywhere,
    hrOfAll: everywhere,
    administrator: [],
    auditor: everywhere,
    reporting: everywhere,
  },
  directorOf: {
    manager: [],
    director: ['parks'],
    cityDirector: [],
    hr: [],
    hrOfAll: [],
    administrator: [],
    auditor: [],
    reporting: [],
  },
  workplace: {
    manager: ['parks'],
    director: ['parks'],
    cityDirector: [],
    hr: [],
    hrOfAll: [],
    administrator: [],
    auditor: [],
    reporting: [],
  },
  clusterFigures: {
    manager: [],
    director: everywhere,
    cityDirector: everywhere,
    hr: everywhere,
    hrOfAll: everywhere,
    administrator: [],
    auditor: everywhere,
    reporting: everywhere,
  },
} as const satisfies Readonly<Record<string, Over<Unit>>>;

const all = Object.keys(ASKERS);

/** Operations about nobody in particular: who may call them. */
export const BY_ROLE = {
  everyone: all,
  hr: ['hr', 'hrOfAll'],
  administrator: ['administrator'],
  imports: ['hr', 'hrOfAll', 'administrator'],
  conversations: ['director', 'cityDirector', 'hr', 'hrOfAll', 'auditor'],
  hrOfAll: ['hrOfAll'],
  dryRuns: ['hr', 'hrOfAll', 'auditor', 'reporting'],
  figures: ['director', 'cityDirector', 'hr', 'hrOfAll', 'auditor', 'reporting'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Each operation of the OpenAPI document, and which of the rows above it follows. `public`: also who is not signed in. */
export const EXPECTED: Readonly<
  Record<
    string,
    | 'public'
    | `people:${keyof typeof OVER_PEOPLE}`
    | `units:${keyof typeof OVER_UNITS}`
    | `role:${keyof typeof BY_ROLE}`
  >
> = {
  beginDemoSession: 'public',
  listDemoPersonas: 'public',
  readSignInOptions: 'public',
  endSession: 'role:everyone',
  readMe: 'role:everyone',
  listLooks: 'role:everyone',
  readMailSettings: 'role:everyone',
  chooseMailSettings: 'role:everyone',

  listUnits: 'role:everyone',
  readUnit: 'role:everyone',
  establishUnit: 'role:administrator',
  renameUnit: 'role:administrator',
  moveUnit: 'role:administrator',
  endUnit: 'role:administrator',
  correctUnitPeriod: 'role:administrator',
  // Lists and searches answer with nobody whose file the asker may not open: tested where they are.
  listManagers: 'role:everyone',
  searchPeople: 'role:everyone',
  readManager: 'people:file',
  registerPerson: 'role:administrator',
  correctPersonDetails: 'role:administrator',
  startAppointment: 'role:administrator',
  changeAppointment: 'role:administrator',
  endAppointment: 'role:administrator',
  correctAppointment: 'role:administrator',
  withdrawAppointment: 'role:administrator',
  recordExcusedInterval: 'people:decidingAboutOthers',
  endExcusedInterval: 'people:decidingAboutOthers',
  withdrawExcusedInterval: 'people:decidingAboutOthers',
  listRoleAssignments: 'role:administrator',
  assignRole: 'role:administrator',
  endRoleAssignment: 'role:administrator',

  listActivities: 'people:dossier',
  readActivity: 'people:dossier',
  recordActivity: 'people:recording',
  listPlannedActivities: 'people:dossier',
  planActivity: 'people:recording',
  movePlannedActivity: 'people:recording',
  cancelPlannedActivity: 'people:recording',
  recordPlannedActivity: 'people:recording',
  submitActivity: 'people:recording',
  correctActivity: 'people:recording',
  withdrawActivity: 'people:recording',
  reviewActivity: 'people:decidingAboutOthers',
  reopenActivity: 'people:decidingAboutOthers',
  addEvidence: 'people:recording',
  readEvidence: 'people:dossier',
  removeEvidence: 'people:recording',
  listLearningPoints: 'people:learning',
  recordLearningPoints: 'people:onlyOwn',
  listDevelopmentNeeds: 'people:learning',
  recordDevelopmentNeeds: 'people:onlyOwn',
  shareOutcome: 'people:onlyOwn',
  // Over whom, is decided for each person on the list: tested with the lists.
  recordSession: 'role:hr',
  listReviews: 'role:hr',
  listActivityKinds: 'role:everyone',
  defineActivityKind: 'role:hr',
  retireActivityKind: 'role:hr',

  listErasures: 'role:hrOfAll',
  readErasure: 'role:hrOfAll',
  requestErasure: 'role:hrOfAll',
  checkErasure: 'role:hrOfAll',
  erasePerson: 'role:hrOfAll',
  listImports: 'role:imports',
  // Which kinds of file, is decided by the kind: tested with the imports.
  startImport: 'role:imports',
  readImport: 'role:imports',
  listImportProblems: 'role:imports',
  cancelImport: 'role:imports',
  answerImportQuestions: 'role:imports',
  confirmImport: 'role:imports',
  withdrawImport: 'role:imports',
  downloadRefusedRows: 'role:imports',
  listImportProfiles: 'role:imports',
  readImportProfile: 'role:imports',
  saveImportProfile: 'role:imports',

  readBalance: 'people:file',
  listLedger: 'people:file',
  readForecast: 'people:file',
  readCourse: 'people:file',
  readWhatIf: 'people:file',
  listSuggestions: 'people:file',
  listDispensations: 'people:dossier',
  grantDispensation: 'people:decidingAboutOthers',
  endDispensation: 'people:decidingAboutOthers',
  listAdjustments: 'people:dossier',
  adjustPoints: 'people:decidingAboutOthers',
  withdrawAdjustment: 'people:decidingAboutOthers',
  listLapsedPeriodConversations: 'people:dossier',
  recordLapsedPeriodConversation: 'people:decidingAboutOthers',
  listPinnedVersions: 'people:dossier',
  pinSchemeVersion: 'people:decidingAboutOthers',
  releaseSchemeVersion: 'people:decidingAboutOthers',
  listRegistrations: 'people:dossier',
  enterRegistration: 'people:decidingAboutOthers',
  endRegistration: 'people:decidingAboutOthers',
  listVerdicts: 'people:dossier',
  giveVerdict: 'people:decidingAboutOthers',

  listCycles: 'people:file',
  readCycle: 'people:file',
  openCycle: 'people:arranging',
  handOverCycle: 'people:arranging',
  confirmHandOver: 'people:agreeing',
  closeCycle: 'people:agreeing',
  reopenCycle: 'people:agreeing',
  listAgreements: 'people:file',
  readAgreement: 'people:file',
  proposeAgreement: 'people:agreeing',
  amendAgreement: 'people:agreeing',
  acceptAgreement: 'people:agreeing',
  declineAgreement: 'people:agreeing',
  withdrawAgreement: 'people:agreeing',
  concludeAgreement: 'people:agreeing',
  reopenAgreement: 'people:agreeing',
  recordPrecondition: 'people:agreeing',
  listEntries: 'people:file',
  recordEntry: 'people:agreeing',
  listTalks: 'people:file',
  planTalk: 'people:agreeing',
  moveTalk: 'people:agreeing',
  cancelTalk: 'people:agreeing',
  recordConversation: 'people:agreeing',
  stateWorkFact: 'people:arranging',
  withdrawWorkFact: 'people:arranging',
  listAgreementKinds: 'role:everyone',
  defineAgreementKind: 'role:hr',
  retireAgreementKind: 'role:hr',
  listPolicies: 'role:everyone',
  listPolicyVersions: 'role:everyone',
  readPolicyVersion: 'role:everyone',
  checkPolicy: 'role:hr',
  draftPolicyVersion: 'role:hr',
  revisePolicyDraft: 'role:hr',
  tryPolicyVersion: 'role:hr',
  publishPolicyVersion: 'role:hr',
  withdrawPolicyVersion: 'role:hr',
  readObligations: 'people:file',
  // Holds only people whose file the asker may open, or who report to the asker.
  listConversationsNeeded: 'role:conversations',
  readDirectorateCompliance: 'units:directorateFigures',
  readClusterCompliance: 'units:clusterFigures',
  exportDirectorateCompliance: 'units:directorateFigures',
  exportClusterCompliance: 'units:clusterFigures',
  exportObligation: 'units:directorateFigures',
  exportConversationsNeeded: 'role:conversations',
  readOrganisationCompliance: 'role:figures',
  // Over whom, is decided for each person on the list: tested with the periods.
  listPeriods: 'role:hr',
  listRestatements: 'role:hr',
  closePeriods: 'role:hr',
  readPeriodClosing: 'role:hr',
  listManagerPeriods: 'people:file',
  readManagerPeriod: 'people:file',
  listSettlements: 'people:dossier',
  acceptRestatement: 'people:decidingAboutOthers',
  declineRestatement: 'people:decidingAboutOthers',
  listObjections: 'people:dossier',
  lodgeObjection: 'people:recording',
  adviseOnObjection: 'people:decidingAboutOthers',
  decideObjection: 'people:decidingAboutOthers',
  recalculateResult: 'people:decidingAboutOthers',
  listConsequences: 'people:dossier',
  enterConsequence: 'people:decidingAboutOthers',
  withdrawConsequence: 'people:decidingAboutOthers',

  listOfferings: 'role:everyone',
  readOffering: 'role:everyone',
  addOffering: 'role:hr',
  changeOffering: 'role:hr',
  endOffering: 'role:hr',
  accreditOffering: 'role:hr',
  decideAccreditation: 'role:hr',
  withdrawAccreditation: 'role:hr',
  listProviders: 'role:everyone',
  registerProvider: 'role:hr',
  accreditProvider: 'role:hr',
  endProviderAccreditation: 'role:hr',
  listFacilitators: 'role:everyone',
  registerFacilitator: 'role:hr',
  endFacilitatorRegistration: 'role:hr',

  listSchemes: 'role:everyone',
  readScheme: 'role:everyone',
  listSchemeVersions: 'role:everyone',
  readSchemeVersion: 'role:everyone',
  checkScheme: 'role:hr',
  draftSchemeVersion: 'role:hr',
  reviseSchemeDraft: 'role:hr',
  publishSchemeVersion: 'role:hr',
  beginDryRun: 'role:hr',
  listDryRuns: 'role:dryRuns',
  readDryRun: 'role:dryRuns',
  // Only people whose file the asker may open: tested with the dry runs.
  listDryRunPeople: 'role:hr',
  cancelDryRun: 'role:hr',
  withdrawSchemeVersion: 'role:hr',

  readDirectorateForecast: 'units:directorateFigures',
  readClusterForecast: 'units:clusterFigures',
  readOrganisationForecast: 'role:figures',
  readMenuCard: 'role:everyone',
  setMenuCard: 'role:hr',
  setPreferenceRound: 'role:hr',
  recordChosenSession: 'role:hr',
  readMenuChoices: 'units:workplace',
  statePreference: 'units:workplace',
  commitToTraining: 'units:directorOf',
  endCommitment: 'units:directorOf',
  readCoverage: 'units:directorateFigures',
  listIndicators: 'role:everyone',
  defineIndicator: 'role:hr',
  recordObservation: 'role:hr',
  adoptTarget: 'role:hr',
  withdrawTarget: 'role:hr',
  readUnitIndicators: 'units:directorateFigures',
  listActionPlansOfDirectorate: 'units:actionPlans',
  readActionPlan: 'units:actionPlans',
  draftActionPlan: 'units:directorOf',
  adoptActionPlan: 'units:directorOf',
  addAction: 'units:directorOf',
  changeAction: 'units:directorOf',
  // Whose action it is, is decided by the plan: tested where it is.
  recordActionState: 'units:workplace',
  dropAction: 'units:directorOf',
  offerAction: 'units:directorOf',
  decideHandOver: 'units:directorOf',
  listActionPlans: 'role:everyone',
  listOrphanActions: 'role:everyone',
  readActionPlanWords: 'role:everyone',
  setActionPlanWords: 'role:hr',

  readDirectorateAccreditation: 'units:directorateFigures',
  readClusterAccreditation: 'units:clusterFigures',
  readOrganisationAccreditation: 'role:figures',
};
