import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext, type CommandOutcome } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  Sender,
  WriteAnswers,
  type AccessDecider,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { LocalizedText } from '@peil/kernel';
import type { DossierCommand } from '../domain/dossier-commands.js';
import { planAhead, planSession } from '../domain/session.js';
import { activityFrom } from './activity-from-request.js';
import { ActivityRules } from './activity-rules.js';
import { SessionWritten, type AttendeeOutcome } from './answers.js';
import { DossierMessage } from './dossier-message.js';
import { RecordSessionRequest } from './session-requests.js';

const outsideScope: LocalizedText = {
  nl: 'Deze persoon hoort niet bij jouw directies, of bestaat niet.',
  en: 'This person is not in your directorates, or does not exist.',
};

@ApiTags('Sessions')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: WriteAnswers,
    private readonly rules: ActivityRules,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
  ) {}

  @Post()
  @Access('attendance.write')
  @ApiOperation({
    operationId: 'recordSession',
    summary: 'Enter an attendance list as received from the provider or facilitator, or the list of who is going',
    description:
      'One outcome for each attendee; a refused one leaves the others in. The same list again changes nothing; a ' +
      'changed list with the same sessionId corrects.',
  })
  @ApiCreatedResponse({ type: SessionWritten })
  @ApiAcceptedResponse({ type: SessionWritten, description: 'Recorded; the figures follow within seconds.' })
  async record(
    @Body() body: RecordSessionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { caller, today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<SessionWritten> {
    const { source: _source, ...activity } = activityFrom(body, { source: { type: 'attendanceList' } });
    await this.rules.fitsKind({ ...activity, source: { type: 'attendanceList' } });
    const sessionId = body.sessionId ?? derivedId(context.commandId, 'session');
    const open = new Set(
      this.access.filesOpenTo(
        caller,
        body.attendees.map(({ personId }) => personId),
        today,
      ),
    );
    const commands = planSession(
      {
        sessionId,
        activity,
        system: body.system ?? activity.provider,
        attendees: body.attendees.map(({ personId, attendance = 'attended', minutes, role }) => ({
          personId,
          attendance,
          minutes,
          role,
        })),
      },
      {
        commandId: context.commandId,
        today,
        by: caller.personId,
        reason: 'Presentielijst',
        derive: (...parts) => derivedId(...parts),
      },
    );
    const given = body.planned === true ? commands.map(planAhead) : commands;
    const outcomes: CommandOutcome[] = [];
    const attendees = await Promise.all(
      given.map(async (one): Promise<AttendeeOutcome> => {
        const { personId } = one;
        if (!open.has(personId)) {
          return { personId, outcome: 'refused', code: 'outside-scope', messages: outsideScope };
        }
        const outcome = await this.give(one, context);
        if (outcome.outcome === 'refused') {
          const { code, message } = outcome.refusal;
          return { personId, outcome: 'refused', code, messages: message };
        }
        outcomes.push(outcome);
        const changed = outcome.added > 0 || outcome.repeated;
        return { personId, outcome: changed ? 'recorded' : 'unchanged', activityId: one.command.activityId };
      }),
    );
    return this.answers.answer(reply, outcomes, { sessionId, attendees });
  }

  private async give(
    { command, commandId }: { readonly command: DossierCommand; readonly commandId: string },
    context: CommandContext,
  ): Promise<CommandOutcome> {
    const own = { ...context, commandId, causationId: context.commandId };
    return this.commands.execute(new DossierMessage(command, own));
  }
}
