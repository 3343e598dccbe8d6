import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
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
  WaitForGuard,
  WriteAnswers,
  type AccessDecider,
} from '@peil/http-api';
import { ActivityKindsQuery, builtInKinds } from '@peil/development';
import { openLocalImportStore, type LocalImportStore } from '@peil/imports';
import { IMPORT_STORE } from '@peil/imports-api';
import { join } from 'node:path';
import { AccreditationModule } from '../api/accreditation.module.js';
import { runningAccreditation, type RunningAccreditation } from './running-accreditation.js';

/** HR may do everything, reporting sees figures, everyone else the own file: the server's table is tested there. */
const access: AccessDecider = {
  decide: ({ personId: caller }, permission, { personId, unitId }) => {
    if (caller === 'hr') return { allowed: true, role: 'hr', view: 'persons' };
    // Assigned to the parks only: figures of the rest.
    if (caller === 'parks-hr') {
      const isUnit = permission === 'directorateFigures.read' || permission === 'clusterFigures.read';
      return { allowed: true, role: 'hr', view: isUnit && unitId !== 'parks' ? 'figures' : 'persons' };
    }
    if (caller === 'reporting') return { allowed: true, role: 'reporting', view: 'figures' };
    const decides = permission.endsWith('.write') && permission !== 'objections.write';
    const allowed = !decides && permission !== 'periods.list' && (personId === undefined || personId === caller);
    return allowed ? { allowed, role: 'manager', view: 'persons' } : { allowed, roles: ['hr'] };
  },
  filesOpenTo: ({ personId: caller }, ids) =>
    caller === 'hr'
      ? ids
      : ids.filter((id) => id === caller || (caller === 'parks-hr' && (id === 'anna' || id === 'bram'))),
};

/** The kinds of activity that exist: those every installation starts with. */
@QueryHandler(ActivityKindsQuery)
class BuiltInKindsHandler implements IQueryHandler<ActivityKindsQuery> {
  async execute(): ReturnType<IQueryHandler<ActivityKindsQuery>['execute']> {
    return builtInKinds.map((kind) => ({ ...kind, retiredFrom: undefined }));
  }
}

@Global()
@Module({})
class Surroundings {
  static of(running: RunningAccreditation, imports: LocalImportStore): DynamicModule {
    const { store, codec, vault, clock, handling, runner } = running;
    const values: Provider[] = [
      { provide: CLOCK, useValue: clock },
      { provide: EVENT_STORE, useValue: store },
      { provide: EVENT_CODEC, useValue: codec },
      { provide: KEY_VAULT, useValue: vault },
      { provide: IMPORT_STORE, useValue: imports },
      { provide: COMMAND_HANDLING, useValue: handling },
      { provide: PROJECTIONS, useValue: runner },
      {
        provide: READ_SIDE,
        useValue: {
          logId: store.logId,
          position: () => runner.position(),
          waitFor: (position: number, milliseconds: number) => runner.waitFor(position, milliseconds),
        },
      },
      { provide: ACCESS_DECIDER, useValue: access },
      { provide: AUTHENTICATOR, useValue: { callerOf: (token: string) => ({ personId: token }) } },
      { provide: LOOK_LOG, useValue: { record: () => undefined } },
      WriteAnswers,
      BuiltInKindsHandler,
    ];
    return { module: Surroundings, providers: values, exports: values };
  }
}

/** Accreditation over HTTP, on 13 October 2026. The token is the id of the person. For tests. */
export async function httpAccreditation() {
  const running = await runningAccreditation();
  const imports = await openLocalImportStore(join(running.folder, 'imports'), running.vault);
  const testing = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), Surroundings.of(running, imports), AccreditationModule],
    providers: [
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: WaitForGuard },
      { provide: APP_PIPE, useFactory: () => new RequestValidation() },
    ],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    as: string,
    url: string,
    { payload, headers }: { readonly payload?: object; readonly headers?: Readonly<Record<string, string>> } = {},
  ) => {
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${as}`, ...headers },
      ...(payload && { payload }),
    });
    const isJson = /json/.test(String(answer.headers['content-type']));
    const body: unknown = isJson ? answer.json() : answer.body;
    return { status: answer.statusCode, headers: answer.headers, body };
  };
  return {
    app,
    running,
    get: (as: string, url: string, headers: Readonly<Record<string, string>> = {}) => call('GET', as, url, { headers }),
    post: (as: string, url: string, payload: object = {}, headers: Readonly<Record<string, string>> = {}) =>
      call('POST', as, url, { payload, headers }),
    put: (as: string, url: string, payload: object) => call('PUT', as, url, { payload }),
    remove: (as: string, url: string) => call('DELETE', as, url),
    close: async () => {
      await app.close();
      imports.close();
      await running.close();
    },
  };
}
