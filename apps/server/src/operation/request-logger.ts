import type { LoggerService } from '@nestjs/common';
import pino from 'pino';

/** Structured logs on standard error. Nothing of a request's content reaches them. */
export function requestLogger(level: pino.LevelWithSilent): LoggerService {
  const logger = pino({ level, base: null }, pino.destination(2));
  const write =
    (as: 'info' | 'error' | 'warn' | 'debug' | 'fatal') =>
    (message: unknown, ...more: unknown[]): void => {
      const context = more.filter((part) => typeof part === 'string').at(-1);
      logger[as]({ context }, String(message));
    };
  return {
    log: write('info'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('debug'),
    fatal: write('fatal'),
  };
}
