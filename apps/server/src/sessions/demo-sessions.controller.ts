import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import type { Clock } from '@peil/eventing';
import { CLOCK, ProblemError, PublicRoute, sessionCookie, type PeilReply, type PeilRequest } from '@peil/http-api';
import { dayOf } from '@peil/kernel';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { OrganisationByDay } from '../access/access-decider.js';
import { ORGANISATION_BY_DAY } from '../access/tokens.js';
import { DemoPersonasAnswer } from './demo-persona-answers.js';
import { DEMO_PEOPLE, PERSONAS, type DemoPeople, type Persona } from './demo-people.js';
import { firstWith, ROLE_OF } from './first-with.js';
import { DEMO_SESSIONS, SESSION_SECONDS, type DemoSessions } from './demo-sessions.js';

class DemoSessionRequest {
  @ApiProperty({ enum: PERSONAS, enumName: 'Persona' })
  @IsIn(PERSONAS)
  persona!: Persona;

  @ApiPropertyOptional({ description: 'Somebody with that role; default: the first one.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}

class DemoSessionAnswer {
  @ApiProperty({ description: 'Send as `Authorization: Bearer <token>`. A page has the cookie and needs no token.' })
  token!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  expiresAt!: string;
  @ApiProperty()
  personId!: string;
}

/** Sign-in without a password, in demo mode only. */
@ApiTags('Sign-in')
@Controller()
export class DemoSessionsController {
  constructor(
    @Inject(DEMO_SESSIONS) private readonly sessions: DemoSessions,
    @Inject(ORGANISATION_BY_DAY) private readonly organisation: OrganisationByDay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DEMO_PEOPLE) private readonly people: DemoPeople,
  ) {}

  @Get('demo-personas')
  @PublicRoute()
  @ApiOperation({ operationId: 'listDemoPersonas', summary: 'Whom one can sign in as in the demo city' })
  @ApiOkResponse({ type: DemoPersonasAnswer })
  personas(): DemoPersonasAnswer {
    return this.people.list();
  }

  @Post('demo-sessions')
  @PublicRoute()
  @ApiOperation({ operationId: 'beginDemoSession', summary: 'Sign in as a persona of the demo city' })
  @ApiCreatedResponse({ type: DemoSessionAnswer })
  begin(
    @Body() { persona, personId }: DemoSessionRequest,
    @Req() request: PeilRequest & { readonly protocol: string },
    @Res({ passthrough: true }) reply: PeilReply,
  ): DemoSessionAnswer {
    const today = dayOf(this.clock.now());
    const found =
      personId === undefined
        ? firstWith(this.organisation, persona, today)
        : this.organisation.callerOf(personId, today).roles.includes(ROLE_OF[persona])
          ? personId
          : undefined;
    if (found === undefined) {
      throw new ProblemError(422, 'persona-unknown', {
        nl: `Niemand in de demostad met dit kenmerk is vandaag ${persona}.`,
        en: `Nobody in the demo city with this id is a ${persona} today.`,
      });
    }
    const session = this.sessions.begin(found);
    reply.header('Set-Cookie', sessionCookie(session.token, SESSION_SECONDS, request.protocol === 'https'));
    return session;
  }
}
