import { HttpStatus, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { CommandOutcome, Position } from '@peil/eventing';
import { problemOfRefusal, ProblemError } from './problem.js';
import { headerOf, type PeilRequest } from './request.js';
import { READ_SIDE, type ReadSide } from './tokens.js';

const PATIENCE_MS = 2_000;

/** The parts of a Fastify reply that this library writes. */
export type PeilReply = {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
};

/** A position as the outside sees it: `<log id>.<number>`. */
export function publicPosition(logId: string, position: Position): string {
  return `${logId}.${position}`;
}

/** Answers writes: waits for the reading side and names the position. */
@Injectable()
export class WriteAnswers {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  /**
   * The answer to a write: the body with `Peil-Position`, 201 (or `status`) once every figure includes it, 202 when the
   * reading side is behind after two seconds. Several outcomes count as one write.
   * @throws ProblemError when a command was refused
   */
  async answer<Body extends object>(
    reply: PeilReply,
    outcomes: CommandOutcome | readonly CommandOutcome[],
    body: Body,
    status: number = HttpStatus.CREATED,
  ): Promise<Body & { readonly position: string }> {
    let position = 0;
    for (const outcome of isList(outcomes) ? outcomes : [outcomes]) {
      if (outcome.outcome === 'refused') throw problemOfRefusal(outcome.refusal);
      position = Math.max(position, outcome.position);
    }
    const caughtUp = await this.readSide.waitFor(position, PATIENCE_MS);
    const shown = publicPosition(this.readSide.logId, position);
    reply.status(caughtUp ? status : HttpStatus.ACCEPTED);
    reply.header('Peil-Position', shown);
    return { ...body, position: shown };
  }
}

function isList(outcomes: CommandOutcome | readonly CommandOutcome[]): outcomes is readonly CommandOutcome[] {
  return Array.isArray(outcomes);
}

/** Holds a read back until the reading side has the position that `Peil-Wait-For` asks for. */
@Injectable()
export class WaitForGuard implements CanActivate {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const asked = headerOf(context.switchToHttp().getRequest<PeilRequest>(), 'peil-wait-for');
    return asked === undefined ? true : this.wait(asked);
  }

  private async wait(asked: string): Promise<true> {
    const [, logId, number] = /^([A-Za-z0-9-]+)\.(\d{1,16})$/.exec(asked) ?? [];
    if (logId !== this.readSide.logId || number === undefined) {
      throw new ProblemError(400, 'position-unknown', {
        nl: 'Peil-Wait-For hoort niet bij dit logboek. Gebruik de waarde uit Peil-Position.',
        en: 'Peil-Wait-For does not belong to this log. Use the value of Peil-Position.',
      });
    }
    if (!(await this.readSide.waitFor(Number(number), PATIENCE_MS))) {
      throw new ProblemError(
        503,
        'reading-side-behind',
        {
          nl: 'Het rekenen loopt een paar tellen achter. Probeer het zo weer.',
          en: 'The figures are a few seconds behind. Try again shortly.',
        },
        { headers: { 'Retry-After': '2' } },
      );
    }
    return true;
  }
}
