import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppendTooLarge, StoreUnavailable, TooManyConflicts } from '@peil/eventing';
import type { LocalizedText } from '@peil/kernel';
import { API_VERSION } from './openapi.js';
import { languageOf, problemDocument, ProblemError } from './problem.js';
import { headerOf, type PeilRequest } from './request.js';

type Reply = {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): Reply;
};

/** Every error leaves as a problem document; what is ours to mend is logged without what the request held. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<PeilRequest>();
    const reply = http.getResponse<Reply>();
    const problem = problemErrorOf(error);
    if (problem.status >= 500) {
      const what = error instanceof Error ? `${error.name}: ${error.stack ?? ''}` : 'not an Error';
      this.logger.error(`request ${request.id} ended in ${problem.code}: ${what}`);
    }
    const language = languageOf(headerOf(request, 'accept-language'));
    reply.code(problem.status);
    for (const [name, value] of Object.entries(problem.more.headers ?? {})) reply.header(name, value);
    reply
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Content-Language', language)
      .send(JSON.stringify(problemDocument(problem, language, request.id)));
  }
}

/** The bare answer of Node, for what no hook of Fastify sees. */
type BareReply = {
  readonly raw: { writeHead(status: number, headers: Record<string, string>): { end(text: string): unknown } };
};

/**
 * Answers what Fastify refuses before any hook or Nest sees it (an address with a broken escape): a problem document
 * like any other.
 */
export function answerUnreadableAddress(_error: Error, request: PeilRequest, reply: BareReply): void {
  const language = languageOf(headerOf(request, 'accept-language'));
  const problem = new ProblemError(400, 'address-unreadable', {
    nl: 'Dit adres is niet te lezen.',
    en: 'This address cannot be read.',
  });
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    'API-Version': API_VERSION,
    'X-Content-Type-Options': 'nosniff',
  };
  reply.raw.writeHead(problem.status, headers).end(JSON.stringify(problemDocument(problem, language, request.id)));
}

function problemErrorOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HttpException)
    return new ProblemError(error.getStatus(), `http-${error.getStatus()}`, textOf(error.getStatus()));
  if (error instanceof AppendTooLarge) {
    return new ProblemError(413, 'too-large', {
      nl: 'Dit is te groot om vast te leggen. Maak de tekst korter of deel het op.',
      en: 'This is too large to record. Shorten the text or split it.',
    });
  }
  if (error instanceof StoreUnavailable) {
    return isDiskFull(error)
      ? new ProblemError(507, 'storage-full', {
          nl: 'De opslag is vol. Er is niets vastgelegd. Waarschuw de beheerder.',
          en: 'The storage is full. Nothing was recorded. Warn the administrator.',
        })
      : new ProblemError(
          503,
          'store-unavailable',
          {
            nl: 'Vastleggen lukt nu niet. Probeer het later met hetzelfde kenmerk (Idempotency-Key).',
            en: 'Recording does not work now. Try again later with the same Idempotency-Key.',
          },
          { headers: { 'Retry-After': '5' } },
        );
  }
  if (error instanceof TooManyConflicts) {
    return new ProblemError(
      503,
      'too-many-conflicts',
      {
        nl: 'Te veel mensen wijzigen dit tegelijk. Probeer het zo weer.',
        en: 'Too many people are changing this at once. Try again shortly.',
      },
      { headers: { 'Retry-After': '1' } },
    );
  }
  const status = statusOfFastify(error);
  return status === undefined
    ? new ProblemError(500, 'internal', textOf(500))
    : new ProblemError(status, `http-${status}`, textOf(status));
}

function isDiskFull(error: Error): boolean {
  return 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC');
}

/** Fastify's own refusals (malformed JSON, body too large) carry a status below 500. */
function statusOfFastify(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}

function textOf(status: number): LocalizedText {
  switch (status) {
    case 400:
      return {
        nl: 'Het verzoek is niet te lezen: geen geldige JSON.',
        en: 'The request cannot be read: no valid JSON.',
      };
    case 404:
      return { nl: 'Dit adres bestaat niet.', en: 'This address does not exist.' };
    case 413:
      return { nl: 'Het verzoek is te groot.', en: 'The request is too large.' };
    case 415:
      return { nl: 'Stuur application/json.', en: 'Send application/json.' };
    default:
      return status < 500
        ? { nl: 'Dit verzoek kan niet.', en: 'This request is not possible.' }
        : {
            nl: 'Er ging iets mis bij ons. Probeer het later opnieuw.',
            en: 'Something went wrong on our side. Try again later.',
          };
  }
}
