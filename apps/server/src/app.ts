import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { answerUnreadableAddress, API_VERSION, completeDocument } from '@peil/http-api';
import { randomUUID } from 'node:crypto';
import { AppModule } from './app.module.js';
import { Metrics } from './operation/metrics.js';
import type { OpenApiHolder } from './operation/openapi.controller.js';
import { limitRates } from './operation/rate-limits.js';
import { requestLogger } from './operation/request-logger.js';
import { countRequestTimes } from './operation/request-times.js';
import { securityHeaders } from './operation/security-headers.js';
import { endConnectionsOnStop, STOPPING, type Stopping } from './operation/stopping.js';
import { takeUploads } from './operation/uploads.js';
import { takeWritesInTurn } from './operation/writes-in-turn.js';
import type { NamedPeople } from './sessions/demo-people.js';
import { serveWeb, webFolder } from './web/serve-web.js';
import type { Runtime } from './wiring/runtime.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** An import of 100,000 rows is some 20 MB; 50 MB is the largest promised. */
const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * The HTTP application on an opened runtime; not listening yet.
 *
 * @param options.demoPeople whom the demo shows at sign-in; without it the first person with each role
 */
export async function createApp(
  runtime: Runtime,
  options: { readonly demoPeople?: NamedPeople } = {},
): Promise<NestFastifyApplication> {
  const { configuration } = runtime;
  const openApi: OpenApiHolder = {};
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    logger: false,
    ...(configuration.trustedProxies.length > 0 && { trustProxy: [...configuration.trustedProxies] }),
    frameworkErrors: answerUnreadableAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(runtime, openApi, options.demoPeople),
    adapter,
    {
      logger: requestLogger(configuration.logLevel),
      abortOnError: false,
    },
  );
  app.setGlobalPrefix('v1', {
    exclude: ['health', 'health/live', 'health/ready', 'metrics', 'oidc/sign-in', 'oidc/callback'],
  });
  const fastify = app.getHttpAdapter().getInstance();
  app.get(Metrics).requests = countRequestTimes(fastify);
  await takeUploads(fastify, { limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 20 } });

  const headers = {
    ...securityHeaders({
      contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    }),
    'API-Version': API_VERSION,
  };
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  if (configuration.requestsPerMinute > 0 || configuration.identityProvider !== undefined) {
    await limitRates(fastify, configuration.requestsPerMinute);
  }
  takeWritesInTurn(fastify);
  endConnectionsOnStop(fastify, app.get<Stopping>(STOPPING));

  const web = webFolder();
  if (web !== undefined) await serveWeb(fastify, web);

  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Peil')
    .setDescription(
      'Accreditation points of managers: every point explained to the fact and the rule it came from. ' +
        'Terms in Dutch and English: docs/reference/glossary.md.',
    )
    .setVersion(API_VERSION)
    .setContact('Peil', 'https://peil.example', 'peil@peil.example')
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl')
    .addServer('/v1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .build();
  openApi.document = completeDocument(SwaggerModule.createDocument(app, description, { ignoreGlobalPrefix: true }));
  return app;
}
