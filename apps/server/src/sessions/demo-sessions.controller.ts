import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Clock } from '@peil/eventing';
import { CLOCK, ProblemError, PublicRoute, type Role } from '@peil/http-api';
import { dayOf, type CalendarDay } from '@peil/kernel';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { OrganisationByDay } from '../access/access-decider.js';
import { ORGANISATION_BY_DAY } from '../access/tokens.js';
import { DEMO_SESSIONS, type DemoSessions } from './demo-sessions.js';

const PERSONAS = ['manager', 'director', 'city-director', 'hr', 'auditor', 'reporting'] as const;
type Persona = (typeof PERSONAS)[number];

const ROLE_OF: Record<Persona, Role> = {
  manager: 'manager',
  director: 'director',
  'city-director': 'cityDirector',
  hr: 'hr',
  auditor: 'auditor',
  reporting: 'reporting',
};

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
  @ApiProperty({ description: 'Send as `Authorization: Bearer <token>`.' })
  token!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  expiresAt!: string;
  @ApiProperty()
  personId!: string;
}

/** Sign-in without a password, in demo mode only. */
@ApiTags('Sign-in')
@Controller('demo-sessions')
export class DemoSessionsController {
  constructor(
    @Inject(DEMO_SESSIONS) private readonly sessions: DemoSessions,
    @Inject(ORGANISATION_BY_DAY) private readonly organisation: OrganisationByDay,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @PublicRoute()
  @ApiOperation({ operationId: 'beginDemoSession', summary: 'Sign in as a persona of the demo city' })
  @ApiCreatedResponse({ type: DemoSessionAnswer })
  begin(@Body() { persona, personId }: DemoSessionRequest): DemoSessionAnswer {
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
    return this.sessions.begin(found);
  }
}

/** The first person, by id, with the role today; for a manager somebody who is nothing else. */
export function firstWith(organisation: OrganisationByDay, persona: Persona, today: CalendarDay): string | undefined {
  const people = [...organisation.on(today).organisation.people.keys()].sort();
  return people.find((personId) => {
    const { roles } = organisation.callerOf(personId, today);
    return persona === 'manager' ? roles.length === 1 && roles[0] === 'manager' : roles.includes(ROLE_OF[persona]);
  });
}
