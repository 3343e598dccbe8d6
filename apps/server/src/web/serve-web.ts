import fastifyStatic from '@fastify/static';
import { problemDocument, ProblemError, languageOf } from '@peil/http-api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INDEX = 'index.html';
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Nothing inline, nothing from elsewhere. Pictures and sheets of evidence are opened as `blob:`. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The built web application: in `dist/web` of the nearest folder above this file. Undefined when it was not built. */
export function webFolder(from: string = dirname(fileURLToPath(import.meta.url))): string | undefined {
  const here = join(from, 'dist', 'web');
  if (existsSync(join(here, INDEX))) return here;
  return dirname(from) === from ? undefined : webFolder(dirname(from));
}

/** What is never a page, whatever is asked for. */
const NO_PAGE = /^\/(v1|health|metrics|oidc|assets)(\/|$)/;

function asksForPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?');
  return (request.headers.accept ?? '').includes('text/html') && !NO_PAGE.test(path);
}

/**
 * Serves the web application. Files with a hash in their name may be kept for ever; every other address a browser asks
 * for as a page answers the one page, which is asked for anew each time. Whatever else does not exist stays a problem
 * document.
 */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  const page = readFileSync(join(folder, INDEX));
  await fastify.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_MS,
    immutable: true,
    preCompressed: true,
    index: false,
    decorateReply: false,
  });
  fastify.get('/*', (request, reply) => {
    if (!asksForPage(request)) return answerUnknown(request, reply);
    return reply
      .header('Content-Type', 'text/html; charset=utf-8')
      .header('Content-Security-Policy', PAGE_POLICY)
      .header('Cache-Control', 'no-cache')
      .send(page);
  });
}

function answerUnknown(request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request.headers['accept-language']);
  const problem = new ProblemError(404, 'http-404', {
    nl: 'Dit adres bestaat niet.',
    en: 'This address does not exist.',
  });
  return reply
    .code(404)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Content-Language', language)
    .send(JSON.stringify(problemDocument(problem, language, request.id)));
}
