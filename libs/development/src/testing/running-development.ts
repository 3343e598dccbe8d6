import multipart from '@fastify/multipart';
import { Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  createCommandHandling,
  createEventCodec,
  createEventRegistry,
  derivedId,
  inMemoryEventStore,
} from '@peil/eventing';
import { memoryKeyVault } from '@peil/eventing/testing';
import {
  ACCESS_DECIDER,
  AccessGuard,
  AUTHENTICATOR,
  CLOCK,
  COMMAND_HANDLING,
  EVENT_CODEC,
  EVENT_STORE,
  KEY_VAULT,
  LOOK_LOG,
  ProblemFilter,
  PROJECTIONS,
  READ_SIDE,
  RequestValidation,
  WriteAnswers,
  type AccessDecider,
  type Permission,
  type ReadSide,
} from '@peil/http-api';
import { openLocalImportStore } from '@peil/imports';
import { IMPORT_STORE } from '@peil/imports-api';
import { instant } from '@peil/kernel';
import { peopleProjection, personDecider, personEvents } from '@peil/organisation';
import { startProjections } from '@peil/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevelopmentModule } from '../api/development.module.js';
import { OFFERING_FINDER, type OfferingFinder } from '../api/offering-finder.js';
import { activityKindEvents, dossierEvents } from '../domain/events.js';
import { scoresIn } from '../domain/refused-fields.js';
import { EVIDENCE_STORE } from '../evidence-files/evidence-store.js';
import { localEvidenceStore } from '../evidence-files/local-evidence-store.js';
import { activitiesProjection } from '../read-models/activities.js';
import { activityKindsProjection } from '../read-models/activity-kinds.js';

const hrMay: readonly Permission[] = [
  'dossier.read',
  'dossier.write',
  'dossier.review',
  'reviews.list',
  'attendance.write',
  'kinds.write',
  'imports.read',
  'imports.completions',
];
const ownerMay: readonly Permission[] = [
  'dossier.read',
  'dossier.write',
  'learningPoints.read',
  'learningPoints.share',
];

/** HR reaches every manager but `manager-elsewhere`; a manager the own file; the director what is shared. */
const access: AccessDecider = {
  decide({ personId: caller }, permission, { personId }) {
    if (permission === 'kinds.read') return { allowed: true, role: 'manager', view: 'persons' };
    if (caller === personId && ownerMay.includes(permission))
      return { allowed: true, role: 'manager', view: 'persons' };
    if (caller === 'hr-1' && hrMay.includes(permission) && personId !== 'manager-elsewhere') {
      return { allowed: true, role: 'hr', view: 'persons' };
    }
    if (caller === 'director-1' && permission === 'learningPoints.read') {
      return { allowed: true, role: 'director', view: 'persons' };
    }
    return { allowed: false, roles: ['hr'] };
  },
  filesOpenTo: (_caller, personIds) => personIds.filter((personId) => personId !== 'manager-elsewhere'),
};

const training = { offeringId: 'offering-1', kind: 'training', minutes: 240, provider: undefined };
const offerings: OfferingFinder = {
  find: (text) => (text === 'DD-01' ? training : undefined),
  similar: (text) => (/^DD-?0*1\b/i.test(text) ? [{ code: 'DD-01', name: 'Diversiteit' }] : []),
  read: (offeringId) => (offeringId === training.offeringId ? training : undefined),
};

/** The development context over HTTP on a store in memory, evidence in a folder of its own. For tests. */
export async function runningDevelopment() {
  const folder = mkdtempSync(join(tmpdir(), 'peil-development-'));
  const vault = memoryKeyVault();
  const store = inMemoryEventStore();
  const registry = createEventRegistry([...dossierEvents, ...activityKindEvents, ...personEvents]);
  const codec = createEventCodec(registry, vault);
  const clock = { now: () => instant('2026-03-20T09:00:00Z') };
  const commands = createCommandHandling({ store, codec, vault, clock });
  const projections = [activitiesProjection, activityKindsProjection, peopleProjection];
  const runner = await startProjections({ folder: join(folder, 'read'), projections, store, registry, codec });
  const evidenceFolder = join(folder, 'evidence');
  const evidence = localEvidenceStore(evidenceFolder, vault);
  const importFolder = join(folder, 'imports');
  const importStore = await openLocalImportStore(importFolder, vault);
  const people = commands(personDecider);
  const readSide: ReadSide = {
    logId: store.logId,
    position: () => runner.position(),
    waitFor: (position, milliseconds) => runner.waitFor(position, milliseconds),
  };
  const values: Provider[] = [
    { provide: CLOCK, useValue: clock },
    { provide: EVENT_STORE, useValue: store },
    { provide: EVENT_CODEC, useValue: codec },
    { provide: KEY_VAULT, useValue: vault },
    { provide: COMMAND_HANDLING, useValue: commands },
    { provide: PROJECTIONS, useValue: runner },
    { provide: READ_SIDE, useValue: readSide },
    { provide: LOOK_LOG, useValue: { record: () => undefined } },
    { provide: ACCESS_DECIDER, useValue: access },
    { provide: AUTHENTICATOR, useValue: { callerOf: (token: string) => ({ personId: token }) } },
    { provide: EVIDENCE_STORE, useValue: evidence },
    { provide: IMPORT_STORE, useValue: importStore },
    { provide: OFFERING_FINDER, useValue: offerings },
    WriteAnswers,
  ];

  @Global()
  @Module({ providers: values, exports: values })
  class Infrastructure {}

  const testing = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), Infrastructure, DevelopmentModule],
    providers: [
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useFactory: () => new RequestValidation([scoresIn]) },
    ],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(multipart, { limits: { fileSize: 64 * 1024 * 1024, files: 1, fields: 20 } });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await runner.waitFor((await store.head())?.position ?? 0, 5_000);

  /** Sends JSON as a person; answers status, body and headers. */
  async function send(who: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) {
    const response = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${who}` },
      ...(body && { payload: body }),
    });
    const json: unknown = /json/.test(String(response.headers['content-type'])) ? response.json() : undefined;
    return { status: response.statusCode, body: json, raw: response.rawPayload, headers: response.headers };
  }

  /** Sends one file as multipart/form-data. */
  async function upload(
    who: string,
    url: string,
    file: { readonly name: string; readonly content: Uint8Array },
    fields: Readonly<Record<string, string>> = {},
  ) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([Buffer.from(file.content)]), file.name);
    const request = new Request('http://peil.example', { method: 'POST', body: form });
    const response = await app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${who}`, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    const body: unknown = response.json();
    return { status: response.statusCode, body };
  }

  /** Registers a person with a personnel number. */
  async function register(personId: string, personnelNumber: string): Promise<void> {
    const details = {
      name: `Naam ${personId}`,
      personnelNumber,
      login: `login-${personId}`,
      email: `${personId}@stad.example`,
    };
    const commandId = derivedId('register', personId);
    const actor = { personId: 'admin', role: 'administrator' };
    const command = { type: 'registerPerson' as const, personId, details };
    const outcome = await people(personId, command, { commandId, actor, correlationId: commandId });
    if (outcome.outcome === 'refused') throw new Error(outcome.refusal.code);
    await runner.waitFor(outcome.position, 5_000);
  }

  return {
    app,
    register,
    importFolder,
    importStore,
    store,
    vault,
    runner,
    folder,
    evidence,
    evidenceFolder,
    send,
    upload,
    close: async () => {
      await app.close();
      await runner.stop();
      await store.close();
      importStore.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type RunningDevelopment = Awaited<ReturnType<typeof runningDevelopment>>;
