import multipart from '@fastify/multipart';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  ACCESS_DECIDER,
  AccessGuard,
  AUTHENTICATOR,
  CLOCK,
  COMMAND_HANDLING,
  EVENT_STORE,
  KEY_VAULT,
  LOOK_LOG,
  ProblemFilter,
  PROJECTIONS,
  READ_SIDE,
  RequestValidation,
  WaitForGuard,
  WriteAnswers,
  type AccessDecider,
} from '@peil/http-api';
import { openLocalImportStore, type LocalImportStore } from '@peil/imports';
import { IMPORT_STORE } from '@peil/imports-api';
import { instant } from '@peil/kernel';
import { join } from 'node:path';
import { OrganisationModule } from '../api/organisation.module.js';
import { fileAccess } from '../domain/caller.js';
import { cityPeople, cityUnits } from './small-city.js';
import { runningOrganisation, type RunningOrganisation } from './running-organisation.js';

/** Leave as this library's own rules give it: the server's table is tested there. */
function accessBy({ reader }: RunningOrganisation): AccessDecider {
  const ground = (caller: string, personId: string, today: Parameters<AccessDecider['decide']>[3]) =>
    fileAccess(reader.on(today), reader.callerOf(caller, today), personId);
  return {
    decide: ({ personId: caller }, permission, { personId }, today) => {
      const { roles } = reader.callerOf(caller, today);
      const reads = permission === 'file.read' || permission.startsWith('absence.');
      const byGround = personId !== undefined && reads ? ground(caller, personId, today) : undefined;
      const allowed =
        permission === 'file.read'
          ? byGround !== undefined
          : permission === 'absence.read'
            ? byGround === 'own' || byGround === 'hr'
            : permission === 'absence.write'
              ? byGround === 'hr'
              : permission.endsWith('.write') || permission.startsWith('imports.')
                ? roles.includes('administrator')
                : true;
      return allowed
        ? { allowed, role: roles[0] ?? 'manager', view: 'persons' }
        : { allowed, roles: ['administrator', 'hr'] };
    },
    filesOpenTo: (caller, ids, today) =>
      ids.filter((personId) => ground(caller.personId, personId, today) !== undefined),
  };
}

@Global()
@Module({})
class Surroundings {
  static of(running: RunningOrganisation, looks: object[], imports: LocalImportStore): DynamicModule {
    const access = accessBy(running);
    const values: Provider[] = [
      { provide: CLOCK, useValue: { now: () => instant('2024-06-01T10:00:00Z') } },
      { provide: EVENT_STORE, useValue: running.store },
      { provide: KEY_VAULT, useValue: running.vault },
      { provide: IMPORT_STORE, useValue: imports },
      { provide: COMMAND_HANDLING, useValue: running.handling },
      { provide: PROJECTIONS, useValue: running.runner },
      {
        provide: READ_SIDE,
        useValue: {
          logId: running.store.logId,
          position: () => running.runner.position(),
          waitFor: (position: number, milliseconds: number) => running.runner.waitFor(position, milliseconds),
        },
      },
      { provide: ACCESS_DECIDER, useValue: access },
      { provide: AUTHENTICATOR, useValue: { callerOf: (token: string) => ({ personId: token }) } },
      { provide: LOOK_LOG, useValue: { record: (look: object) => looks.push(look) } },
      WriteAnswers,
    ];
    return { module: Surroundings, providers: values, exports: values };
  }
}

/** The small city over HTTP, on 1 June 2024. The token is the id of the person. For tests. */
export async function httpOrganisation() {
  const running = await runningOrganisation();
  for (const { type: _type, data } of cityUnits) {
    if ('kind' in data) await running.giveUnit({ type: 'establishUnit', ...data });
  }
  for (const event of cityPeople) await running.giveEvent(event);
  const looks: object[] = [];
  const imports = await openLocalImportStore(join(running.folder, 'imports'), running.vault);
  const testing = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), Surroundings.of(running, looks, imports), OrganisationModule],
    providers: [
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: WaitForGuard },
      { provide: APP_PIPE, useFactory: () => new RequestValidation() },
    ],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(multipart);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const call = async (method: 'GET' | 'POST' | 'PUT', as: string, url: string, payload?: object) => {
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${as}` },
      ...(payload && { payload }),
    });
    const body: unknown = answer.json();
    return { status: answer.statusCode, headers: answer.headers, body };
  };
  /** Sends a file to the imports. */
  const upload = async (as: string, kind: string, content: string | Uint8Array, confirm = true) => {
    const form = new FormData();
    form.append('profile', kind);
    form.append('confirm', String(confirm));
    form.append('file', new Blob([Buffer.from(content)]), 'file.csv');
    const request = new Request('http://peil.example', { method: 'POST', body: form });
    const answer = await app.inject({
      method: 'POST',
      url: '/imports',
      headers: { authorization: `Bearer ${as}`, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    const body: unknown = answer.json();
    return { status: answer.statusCode, body };
  };
  return {
    running,
    looks,
    upload,
    get: (as: string, url: string) => call('GET', as, url),
    post: (as: string, url: string, payload: object = {}) => call('POST', as, url, payload),
    put: (as: string, url: string, payload: object) => call('PUT', as, url, payload),
    close: async () => {
      await app.close();
      imports.close();
      await running.close();
    },
  };
}
