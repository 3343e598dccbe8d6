import { instant, type Instant } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const schemeFile = join(__dirname, '../../libs/accreditation/schemes/amsterdam-draft.yaml');
const policyFile = join(__dirname, '../../libs/performance-agreements/policies/amsterdam-mag.yaml');
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A small city in which something of everything has happened, and the ids to ask for it by. */
export type PopulatedPeil = { readonly peil: RunningPeil; readonly ids: Readonly<Record<string, string>> };

/** Built over the API, as its users would. */
export async function startPopulatedPeil(
  now: () => Instant = () => instant('2024-06-03T10:00:00Z'),
): Promise<PopulatedPeil> {
  const peil = await startPeil({ now, prepare: buildSmallCity });
  const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));
  const [hr, admin, manager, director] = [as('hrall'), as('admin'), as('treesmanager'), as('parksdirector')];
  const file = '/managers/treesmanager';

  const schemes = await scheme(hr);
  const catalogue = await offerings(hr);
  const activities = await dossier(manager, hr, file, catalogue.offeringId);
  const standing = await decisions(hr, file);
  const settled = await settling(hr, as('pondsmanager'));
  const elsewhere = await organisation(admin, hr);
  const mag = await agreements(manager, director, hr, file);

  const plan = await actionPlan(director, as('streetsdirector'));
  const indicator = await indicators(hr);
  await menuCard(hr, director, catalogue.offeringId);
  const completions =
    'Personeelsnummer;Titel;Voltooiingsdatum;Uren;Status;Kenmerk\nnr-treesmanager;Masterclass;12-03-2024;3;Voltooid;R-1\n777;Cursus;13-02-2024;2;Voltooid;R-2\n';
  await done(
    hr.upload('/imports', 'export.csv', completions, { kind: 'completions', system: 'leerhuis', confirm: 'true' }),
  );
  // One that waits for a confirmation: what was in its file is still there.
  const waiting = await done(
    hr.upload('/imports', 'export.csv', completions, { kind: 'completions', system: 'leerhuis' }),
  );
  const erasure = { personId: 'signsmanager', ground: 'requested', reason: 'Uit dienst.' };
  const erasureId = idOf(await done(hr.post('/erasures', erasure)), 'erasureId');
  await done(director.get(`${file}/balance`));

  return {
    peil,
    ids: {
      ...{ managerId: 'treesmanager', personId: 'treesmanager', unitId: 'trees' },
      ...{ directorateId: 'parks', clusterId: 'space', organisationId: 'city', obligationId: 'moment-1' },
      ...schemes,
      ...catalogue,
      ...activities,
      ...standing,
      ...settled,
      ...elsewhere,
      ...plan,
      ...indicator,
      ...mag,
      importId: idOf(waiting, 'importId'),
      profileCode: 'completions',
      erasureId,
    },
  };
}

type Api = ReturnType<typeof apiAs>;

async function done(sent: Promise<Answer>): Promise<Answer> {
  const answer = await sent;
  if (answer.status > 299) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

function idOf({ body }: Answer, name: string): string {
  const id = body[name];
  if (typeof id !== 'string') throw new Error(`no ${name} in ${JSON.stringify(body)}`);
  return id;
}

async function scheme(hr: Api) {
  const document: unknown = parse(readFileSync(schemeFile, 'utf8'));
  const versions = '/schemes/amsterdam-draft/versions';
  await done(hr.post('/scheme-checks', { document }));
  await done(hr.post(versions, { document }));
  const reason = 'De eerste regeling.';
  await done(hr.post(`${versions}/1/publications`, { from: '2024-01-01', reason, recalculationConfirmed: true }));
  const changes = [{ type: 'setEarning', kind: 'coaching', points: '2', per: 'hour' }];
  await done(hr.post(versions, { basedOn: 1, changes }));
  await done(hr.put(`${versions}/2`, { document }));
  await done(hr.post(`${versions}/2/publications`, { from: '2024-09-01', reason }));
  await done(hr.post(`${versions}/2/withdrawals`, { reason: 'Toch niet.' }));
  await done(hr.post(versions, { document }));
  return { schemeId: 'amsterdam-draft', version: '1', ...(await dryRuns(hr)) };
}

/** Tries a higher total: for everyone the requirement changes. */
async function dryRuns(hr: Api) {
  const path = '/schemes/amsterdam-draft';
  const changes = [{ type: 'setRequired', requirement: 'total', atLeast: '60' }];
  const { body } = await done(hr.post(`${path}/versions`, { basedOn: 1, changes }));
  const draft = { version: body.version, from: '2024-01-01' };
  const begun = await done(hr.post(`${path}/dry-runs`, { ...draft, compareWith: { version: 1, from: '2024-01-01' } }));
  const dryRunId = idOf(begun, 'dryRunId');
  const state = async () => (await done(hr.get(`${path}/dry-runs/${dryRunId}`))).body.state;
  while ((await state()) !== 'finished') await delay(20);
  await done(hr.delete(`${path}/dry-runs/${idOf(await done(hr.post(`${path}/dry-runs`, draft)), 'dryRunId')}`));
  return { dryRunId };
}

async function offerings(hr: Api) {
  await done(hr.post('/providers', { providerId: 'school', name: 'De School', internal: true }));
  await done(hr.post('/providers/school/accreditations', { from: '2024-01-01' }));
  await done(hr.post('/providers', { providerId: 'elders', name: 'Elders', internal: false }));
  await done(hr.post('/providers/elders/accreditations', { from: '2023-01-01' }));
  await done(hr.post('/providers/elders/accreditation-endings', { until: '2024-03-01', reason: 'Gestopt.' }));
  const facilitator = { name: 'Een begeleider', external: true, from: '2024-01-01' };
  const facilitatorId = idOf(await done(hr.post('/facilitators', facilitator)), 'facilitatorId');
  await done(hr.post(`/facilitators/${facilitatorId}/endings`, { until: '2026-12-31' }));

  const title = { nl: 'Omstanderstraining', en: 'Bystander training' };
  const offering = {
    ...{ code: 'OMS', title, providerId: 'school', kind: 'training', minutes: 240 },
    ...{ components: ['direction'], tags: ['inclusion'], categories: ['general'] },
  };
  const offeringId = idOf(await done(hr.post('/offerings', offering)), 'offeringId');
  const at = `/offerings/${offeringId}`;
  await done(hr.put(at, { ...offering, minutes: 300 }));
  const points = { schemeId: 'amsterdam-draft', points: '4', components: ['direction'] };
  const granted = await done(
    hr.post(`${at}/accreditations`, { state: 'granted', from: '2024-01-01', until: '2026-12-31', ...points }),
  );
  const asked = idOf(await done(hr.post(`${at}/accreditations`, { state: 'requested' })), 'accreditationId');
  await done(hr.post(`${at}/accreditations/${asked}/decisions`, { decision: 'refused', reason: 'Geen leerdoelen.' }));
  const old = await done(
    hr.post(`${at}/accreditations`, { state: 'granted', from: '2023-01-01', until: '2023-12-31' }),
  );
  await done(
    hr.post(`${at}/accreditations/${idOf(old, 'accreditationId')}/withdrawals`, { from: '2023-06-01', reason: 'Op.' }),
  );
  const ended = await done(hr.post('/offerings', { ...offering, code: 'OUD' }));
  await done(hr.post(`/offerings/${idOf(ended, 'offeringId')}/endings`, { until: '2024-12-31' }));
  return { offeringId, facilitatorId, providerId: 'school', accreditationId: idOf(granted, 'accreditationId') };
}

async function dossier(manager: Api, hr: Api, file: string, offeringId: string) {
  const session = {
    ...{ kind: 'intervision', day: '2024-05-12', minutes: 180, groupSize: 6, components: ['direction'] },
    ...{ facilitation: { type: 'external', name: 'Een begeleider' }, title: 'Een titel', description: 'Een tekst' },
  };
  const activityId = idOf(await done(manager.post(`${file}/activities`, session)), 'activityId');
  const at = `${file}/activities/${activityId}`;
  const evidenceId = idOf(await done(manager.upload(`${at}/evidence`, 'bewijs.pdf', pdf)), 'evidenceId');
  const removed = await done(manager.upload(`${at}/evidence`, 'weg.pdf', `${pdf}%`));
  await done(manager.delete(`${at}/evidence/${idOf(removed, 'evidenceId')}`));
  await done(hr.post(`${at}/reviews`, { decision: 'returned', reason: 'Wie begeleidde?' }));
  await done(manager.post(`${at}/submissions`));
  await done(hr.post(`${at}/reviews`, { decision: 'approved', components: ['direction'], tags: ['inclusion'] }));
  await done(hr.post(`${at}/reopenings`, { reason: 'Nog eens kijken.' }));
  await done(manager.post(`${at}/corrections`, { reason: 'Twee uur.', minutes: 120 }));

  const training = { kind: 'training', day: '2024-04-02', minutes: 240, offeringId, provider: 'school' };
  const open = await done(manager.post(`${file}/activities`, { ...training, submit: false }));
  await done(manager.post(`${file}/activities/${idOf(open, 'activityId')}/withdrawals`, { reason: 'Dubbel.' }));
  await done(manager.post(`${file}/activities`, { ...training, day: '2024-08-01', planned: true }));
  const plans = `${file}/planned-activities`;
  const plan = async () =>
    idOf(
      await done(manager.post(plans, { offeringId, day: '2024-07-01', facilitation: { type: 'none' } })),
      'activityId',
    );
  await done(manager.post(`${plans}/${await plan()}/moves`, { day: '2024-07-02', reason: 'Vol.' }));
  await done(manager.post(`${plans}/${await plan()}/cancellations`, { reason: 'Ziek.' }));
  const attendees = [
    { personId: 'treesmanager' },
    { personId: 'pondsmanager', attendance: 'absent' },
    { personId: 'nobody' },
  ];
  await done(hr.post('/sessions', { ...training, day: '2024-04-10', attendees }));
  await done(
    manager.post(`${file}/activities`, {
      kind: 'training',
      day: '2024-04-01',
      until: '2024-04-02',
      days: [
        { day: '2024-04-01', minutes: 60 },
        { day: '2024-04-02', minutes: 60 },
      ],
      facts: { testPassed: true },
    }),
  );

  const round = await done(manager.post(`${file}/activities`, { kind: 'feedback-360', day: '2024-03-01' }));
  const needs = await done(manager.post(`${file}/activities`, { kind: 'development-assessment', day: '2024-03-02' }));
  const [roundId, needsId] = [idOf(round, 'activityId'), idOf(needs, 'activityId')];
  const items = [{ component: 'direction', text: 'Vaker vragen.' }];
  await done(manager.post(`${file}/learning-points`, { activityId: roundId, items }));
  const advised = [{ ...items[0], advisedOfferings: [offeringId] }];
  await done(manager.post(`${file}/development-needs`, { activityId: needsId, items: advised }));
  await done(manager.post(`${file}/outcome-sharings`, { activityId: roundId, shared: true }));

  const article = { names: { nl: 'Artikel', en: 'Article' }, unit: 'once', asks: ['evidence'], facts: [] };
  await done(hr.put('/activity-kinds/article', article));
  await done(hr.put('/activity-kinds/essay', article));
  await done(hr.post('/activity-kinds/essay/retirements', { from: '2025-01-01' }));
  return { activityId, evidenceId, code: 'article' };
}

async function decisions(hr: Api, file: string) {
  const schemeId = 'amsterdam-draft';
  const reason = 'Zo besloten.';
  const dispensation = { schemeId, reason, from: '2024-02-01', until: '2024-03-01', amount: '2', ground: 'hardship' };
  const dispensationId = idOf(await done(hr.post(`${file}/dispensations`, dispensation)), 'dispensationId');
  await done(hr.post(`${file}/dispensations/${dispensationId}/endings`, { until: '2024-02-20', reason }));
  const adjustment = { schemeId, day: '2024-03-01', points: '-0.5', ground: 'correction', reason };
  const adjustmentId = idOf(await done(hr.post(`${file}/adjustments`, adjustment)), 'adjustmentId');
  const undone = await done(hr.post(`${file}/adjustments`, { ...adjustment, points: '1' }));
  await done(hr.post(`${file}/adjustments/${idOf(undone, 'adjustmentId')}/withdrawals`, { reason }));
  const conversation = { schemeId, periodFrom: '2024-01-01', day: '2024-05-01' };
  await done(hr.post(`${file}/lapsed-period-conversations`, conversation));
  await done(hr.post(`${file}/pinned-versions`, { schemeId, version: '1', reason, from: '2024-01-01' }));
  await done(hr.post(`/managers/pondsmanager/pinned-versions`, { schemeId, version: '1', reason }));
  await done(hr.post(`/managers/pondsmanager/pinned-versions/${schemeId}/releases`, { reason }));
  const registration = { name: 'register', value: 'een', from: '2024-01-01' };
  const registrationId = idOf(await done(hr.post(`${file}/registrations`, registration)), 'registrationId');
  await done(hr.post(`${file}/registrations/${registrationId}/endings`, { until: '2025-12-31' }));
  const verdict = { schemeId, name: 'renewal', day: '2024-04-01', granted: true, reason };
  await done(hr.post(`${file}/verdicts`, verdict));
  return { dispensationId, adjustmentId, registrationId };
}

async function agreements(manager: Api, director: Api, hr: Api, file: string) {
  const at = `${file}/cycles/2024`;
  await done(hr.post(`${file}/cycles`, { year: 2024 }));
  const preconditions = [{ kind: 'time', text: 'Twee dagdelen per kwartaal.' }];
  const terms = { title: 'Sociale veiligheid', text: 'Elk kwartaal een casus.', preconditions, reason: 'Nodig.' };
  const proposed = await done(director.post(`${at}/agreements`, { ...terms, kind: 'social-safety' }));
  const agreementId = idOf(proposed, 'agreementId');
  const one = `${at}/agreements/${agreementId}`;
  const accept = async (api: Api): Promise<string> => {
    const { proposal } = agreementSchema.parse((await done(api.get(one))).body);
    const { version, fingerprint } = proposal;
    await done(api.post(`${one}/acceptances`, { version, fingerprint }));
    return proposal.preconditions[0]?.preconditionId ?? '';
  };
  const preconditionId = await accept(manager);
  await done(manager.post(`${one}/preconditions/${preconditionId}/states`, { met: false, note: 'Nog niet.' }));
  await done(manager.post(`${one}/amendments`, { ...terms, text: 'Elke twee maanden een casus.' }));
  await done(director.post(`${one}/refusals`, { version: 2, reason: 'Te vaak.' }));
  await done(manager.post(`${one}/reopenings`, { reason: 'Toch nog eens.' }));
  await done(manager.post(`${one}/withdrawals`, { reason: 'Laat maar.' }));
  await done(manager.post(`${one}/conclusions`, { conclusion: 'partlyKept', motivation: 'Drie van vier.' }));
  await done(director.post(`${one}/conclusions`, { conclusion: 'kept', motivation: 'Genoeg.' }));
  await done(manager.post(`${at}/agreements`, { kind: 'free', title: 'Vrij', text: 'Een vrije afspraak.' }));
  const words = { intentions: 'Voornemens', goals: 'Doelen', evaluation: 'Evaluatie', progress: 'onCourse' };
  await done(manager.post(`${at}/entries`, { moment: 'moment-1', ...words }));
  const talkId = idOf(await done(director.post(`${at}/talks`, { on: '2024-06-20' })), 'talkId');
  await done(manager.post(`${at}/talks/${talkId}/moves`, { on: '2024-06-21' }));
  await done(manager.post(`${at}/talks/${talkId}/cancellations`, { reason: 'Ziek.' }));
  await done(director.post(`${at}/conversations`, { on: '2024-06-01' }));
  const vacancy = { fact: 'vacancy', from: '2024-04-01', until: '2024-06-01' };
  const stated = await done(hr.post(`${at}/work-facts`, vacancy));
  await done(hr.post(`${at}/work-facts`, vacancy));
  await done(hr.post(`${at}/work-facts/${idOf(stated, 'factId')}/withdrawals`));
  await done(
    hr.put('/agreement-kinds/vitality', { names: { nl: 'Vitaliteit', en: 'Vitality' }, measuredBy: 'people' }),
  );
  await done(hr.post('/agreement-kinds/vitality/retirements', { from: '2025-01-01' }));
  const policy: unknown = parse(readFileSync(policyFile, 'utf8'));
  const versions = '/mag-policies/amsterdam-mag/versions';
  await done(hr.post('/mag-policy-checks', { document: policy }));
  await done(hr.post(versions, { document: policy }));
  await done(hr.post(`${versions}/1/dry-runs`, { from: '2024-01-01' }));
  const published = { from: '2024-01-01', reason: 'Het eerste beleid.', recalculationConfirmed: true };
  await done(hr.post(`${versions}/1/publications`, published));
  await done(hr.post(versions, { yaml: readFileSync(policyFile, 'utf8'), basedOn: 1 }));
  await done(hr.put(`${versions}/2`, { document: policy }));
  await done(hr.post(`${versions}/2/withdrawals`, { reason: 'Toch niet.' }));
  return { year: '2024', agreementId, policyId: 'amsterdam-mag' };
}

const agreementSchema = z.object({
  proposal: z.object({
    version: z.number(),
    fingerprint: z.string(),
    preconditions: z.array(z.object({ preconditionId: z.string() })),
  }),
});

/** A quarter that is over under a scheme of its own: closed, then changed by a late fact, objected to, and recalculated. */
async function settling(hr: Api, other: Api) {
  const document = {
    ...{ scheme: 'quarterly', version: 1, from: '2024-01-01', name: { nl: 'Per kwartaal', en: 'Quarterly' } },
    ...{ who: [{ role: 'manager' }], period: { type: 'calendar', length: { months: 3 }, anchor: '2024-01-01' } },
    ...{ components: [], earn: [{ id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }] },
    ...{ require: [{ id: 'total', atLeast: 4 }], carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 2 }] },
  };
  const reason = 'Zo besloten.';
  const versions = '/schemes/quarterly/versions';
  await done(hr.post(versions, { document }));
  await done(hr.post(`${versions}/1/publications`, { from: '2024-01-01', reason, recalculationConfirmed: true }));
  const adjust = (file: string, points: string) =>
    done(
      hr.post(`${file}/adjustments`, {
        schemeId: 'quarterly',
        day: '2024-02-01',
        points,
        ground: 'correction',
        reason,
      }),
    );
  const [file, second] = ['/managers/treesmanager', '/managers/pondsmanager'];
  await adjust(file, '5');
  await adjust(second, '5');
  const order = { schemeId: 'quarterly', managerId: 'treesmanager', periodFrom: '2024-01-01', reason };
  const closingId = idOf(await done(hr.post('/period-closings', order)), 'closingId');
  await done(hr.post('/period-closings', { schemeId: 'quarterly', unitId: 'ponds', reason }));
  await done(hr.post('/period-closings', { schemeId: 'quarterly', reason }));

  const periodId = 'quarterly.2024-01-01';
  const restated = async (of: string): Promise<string> => {
    const { restatement } = (await done(hr.get(`${of}/periods/${periodId}`))).body;
    return z.object({ fingerprint: z.string() }).parse(restatement).fingerprint;
  };
  await adjust(file, '-1');
  await done(
    hr.post(`${file}/periods/${periodId}/restatement-declinations`, { fingerprint: await restated(file), reason }),
  );
  await adjust(second, '-1');
  const fingerprint = await restated(second);
  await done(hr.post(`${second}/periods/${periodId}/restatement-acceptances`, { fingerprint, reason }));
  await adjust(second, '-1');

  const objections = `${second}/periods/${periodId}/objections`;
  const lodged = await done(other.post(objections, { day: '2024-06-03', text: 'Ik mis iets.' }));
  const objection = `${objections}/${idOf(lodged, 'objectionId')}`;
  await done(hr.post(`${objection}/advices`, { day: '2024-06-03', text: 'Geef gelijk.' }));
  await done(hr.post(`${objection}/decisions`, { day: '2024-06-03', outcome: 'upheld', reason }));
  await done(hr.post(`${objection}/recalculations`, { reason }));
  await adjust(second, '2');
  const own = `${file}/periods/${periodId}`;
  await done(hr.post(`${own}/objections`, { day: '2024-06-03', text: 'Op papier ontvangen.' }));
  const consequence = await done(hr.post(`${own}/consequences`, { day: '2024-06-03', text: 'Een gesprek.' }));
  await done(hr.post(`${own}/consequences`, { day: '2024-06-03', text: 'Nog een.' }));
  await done(hr.post(`${own}/consequences/${idOf(consequence, 'consequenceId')}/withdrawals`, { reason }));
  return { periodId, closingId, objectionId: idOf(lodged, 'objectionId') };
}

async function organisation(admin: Api, hr: Api) {
  const unit = { from: '2024-01-01', kind: 'team', name: 'Vijvers', code: 'VIJ', parentId: 'parks' };
  const unitId = idOf(await done(admin.post('/units', unit)), 'unitId');
  await done(admin.post(`/units/${unitId}/names`, { name: 'Vijvers en sloten', from: '2024-03-01' }));
  await done(admin.post(`/units/${unitId}/moves`, { parentId: 'streets', from: '2024-04-01' }));
  await done(admin.post(`/units/${unitId}/endings`, { until: '2025-12-31' }));
  await done(admin.post(`/units/${unitId}/corrections`, { from: '2024-01-01', until: '2026-12-31' }));
  const person = { name: 'Een collega', personnelNumber: '000123', login: 'collega', email: 'collega@stad.example' };
  const personId = idOf(await done(admin.post('/people', person)), 'personId');
  await done(admin.put(`/people/${personId}/details`, { ...person, name: 'Een andere collega' }));
  const terms = { unitId: 'ponds', role: 'manager', functionKind: 'head', salaryScale: 12, weeklyHours: '32' };
  const start = { ...terms, acting: true, reportsTo: 'parksdirector', from: '2024-02-01' };
  const appointmentId = idOf(await done(admin.post(`/managers/${personId}/appointments`, start)), 'appointmentId');
  const at = `/managers/${personId}/appointments/${appointmentId}`;
  await done(admin.post(`${at}/changes`, { ...terms, salaryScale: 13, from: '2024-03-01' }));
  await done(admin.post(`${at}/endings`, { until: '2026-01-31' }));
  await done(admin.post(`${at}/corrections`, { steps: [{ ...terms, from: '2024-02-01' }], until: '2026-02-28' }));
  const second = await done(admin.post(`/managers/${personId}/appointments`, { ...start, unitId: 'trees' }));
  await done(admin.post(`/managers/${personId}/appointments/${idOf(second, 'appointmentId')}/withdrawals`));
  const interval = { from: '2024-03-01', until: '2024-04-01', class: 'A' };
  const excused = await done(hr.post('/managers/treesmanager/excused-intervals', interval));
  const intervalId = idOf(excused, 'intervalId');
  await done(hr.post(`/managers/treesmanager/excused-intervals/${intervalId}/endings`, { until: '2024-03-20' }));
  const undone = await done(hr.post('/managers/treesmanager/excused-intervals', { from: '2024-05-01', class: 'B' }));
  await done(hr.post(`/managers/treesmanager/excused-intervals/${idOf(undone, 'intervalId')}/withdrawals`));
  const assigned = await done(
    admin.post('/people/pondsmanager/role-assignments', { from: '2024-01-01', role: 'hr', unitIds: ['west'] }),
  );
  const assignmentId = idOf(assigned, 'assignmentId');
  await done(admin.post(`/people/pondsmanager/role-assignments/${assignmentId}/endings`, { until: '2024-12-31' }));
  await done(hr.post('/people-searches', { name: 'name of' }));
  return { appointmentId, intervalId, assignmentId };
}

async function actionPlan(director: Api, other: Api) {
  const plans = '/directorates/parks/action-plans';
  await done(director.post(plans, { year: 2024 }));
  const action = { title: 'Omstanderstraining', theme: 'social-safety', quarters: [1, 2] };
  const owner = { personId: 'treesmanager' };
  const first = await done(
    director.post(`${plans}/2024/actions`, {
      ...{ ...action, owner, aim: 'Iedereen doet mee.', ambition: 'Veilig', measure: '3.1', budgetEuros: 2500 },
      ...{ preconditions: 'Tijd.', classifications: ['inclusion'] },
    }),
  );
  const actionId = idOf(first, 'actionId');
  const at = `${plans}/2024/actions/${actionId}`;
  await done(director.put(at, { ...action, owner, quarters: [2] }));
  await done(director.post(`${plans}/2024/adoptions`, { adoptedOn: '2024-02-12' }));
  await done(director.post(`${at}/states`, { state: 'onSchedule', note: 'De eerste groep is geweest.' }));
  const unowned = { title: 'Meldroute', theme: 'awareness', ongoing: true };
  const second = idOf(await done(director.post(`${plans}/2024/actions`, unowned)), 'actionId');
  await done(
    director.post(`${plans}/2024/actions/${second}/hand-overs`, { toUnitId: 'streets', reason: 'Hoort daar.' }),
  );
  const dropped = idOf(await done(director.post(`${plans}/2024/actions`, unowned)), 'actionId');
  await done(director.post(`${plans}/2024/actions/${dropped}/droppings`, { reason: 'Dubbel.' }));
  const away = idOf(await done(director.post(`${plans}/2024/actions`, unowned)), 'actionId');
  await done(director.post(`${plans}/2024/actions/${away}/hand-overs`, { toUnitId: 'streets', reason: 'Hoort daar.' }));
  const decision = { fromUnitId: 'parks', actionId: away, decision: 'accepted' };
  await done(other.post('/directorates/streets/action-plans/2024/hand-over-decisions', decision));
  return { actionId, year: '2024' };
}

async function indicators(hr: Api) {
  const names = { nl: 'Jonger dan 35', en: 'Under 35' };
  const definition = { names, description: names, unit: 'percent', levels: ['directorate'], minimumGroup: 10 };
  const women = { ...definition, source: 'P-Direkt', better: 'higher' };
  await done(hr.put('/indicators/women', { ...women, addsUp: { with: ['men'], sum: '100' } }));
  await done(hr.put('/indicators/men', women));
  const period = { from: '2023-01-01', until: '2023-12-31' };
  const observation = { unitId: 'parks', period, value: '56.4', groupSize: 300, source: 'Bron' };
  await done(hr.post('/indicators/women/observations', observation));
  await done(hr.post('/indicators/men/observations', { ...observation, value: '44.6' }));
  const target = { unitId: 'parks', kind: 'value', value: '46', adoptedOn: '2024-01-01' };
  const targetId = idOf(await done(hr.post('/indicators/women/targets', target)), 'targetId');
  const growth = { ...target, kind: 'growth', value: '25', baseline: period, by: '2026-12-31' };
  await done(hr.post('/indicators/women/targets', growth));
  const quota = { ...target, kind: 'quota', value: '33.3', law: 'Wet' };
  const withdrawn = idOf(await done(hr.post('/indicators/women/targets', quota)), 'targetId');
  await done(hr.post(`/indicators/women/targets/${withdrawn}/withdrawals`, { reason: 'Geldt niet.' }));
  return { targetId };
}

async function menuCard(hr: Api, director: Api, offeringId: string) {
  await done(hr.put('/menu-cards/2024', { offerings: [offeringId] }));
  await done(hr.put('/menu-cards/2024/preference-rounds', { from: '2024-05-01', until: '2024-07-01' }));
  const choices = '/directorates/parks/menu-choices/2024';
  await done(director.post(`${choices}/preferences`, { teamId: 'trees', offerings: [offeringId] }));
  const together = { offeringId, personIds: ['parksdirector', 'treesmanager'], by: '2024-12-31' };
  await done(director.post(`${choices}/commitments`, together));
  await done(hr.post('/menu-cards/2024/sessions', { offeringId, unitId: 'trees', day: '2024-09-01' }));
}
