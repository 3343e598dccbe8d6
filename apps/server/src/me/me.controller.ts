import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Access, GrantedAccess, LOOK_LOG, ROLES, type Granted, type Role } from '@peil/http-api';
import { PEOPLE_INDEX, type PeopleIndex } from '@peil/organisation';
import type { OrganisationByDay } from '../access/access-decider.js';
import { withClaims } from '../access/claimed-roles.js';
import { IS_DEMO, ORGANISATION_BY_DAY } from '../access/tokens.js';
import type { LooksAt } from './looks.js';

class MeAnswer {
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Absent when it was erased.' })
  name?: string | undefined;
  @ApiProperty({ type: 'string', format: 'date', description: 'The day it is for the server.' })
  today!: string;
  @ApiProperty({ description: 'Whether names and figures are made up.' })
  demo!: boolean;
  @ApiProperty({ enum: ROLES, isArray: true, description: 'Today; the widest last.' })
  roles!: readonly Role[];
  @ApiProperty({ type: [String], description: 'Directorates and districts of the own appointments.' })
  directorates!: readonly string[];
  @ApiProperty({ type: [String], description: 'Directorates and districts one is director of.' })
  directorOf!: readonly string[];
  @ApiProperty({ type: [String], description: 'Clusters one is city director of.' })
  cityDirectorOf!: readonly string[];
}

class LookAnswer {
  @ApiProperty({ type: 'string', format: 'date' })
  day!: string;
  @ApiProperty({ enum: ROLES })
  lookerRole!: string;
  @ApiProperty()
  lookerId!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Looked up now; absent when it was erased.' })
  lookerName?: string | undefined;
  @ApiProperty({ description: 'What was opened.' })
  page!: string;
}

class LooksAnswer {
  @ApiProperty({ type: [LookAnswer] })
  items!: readonly LookAnswer[];
  @ApiProperty({ type: 'integer' })
  total!: number;
}

/** Whoever is signed in. */
@ApiTags('Me')
@Controller('me')
export class MeController {
  constructor(
    @Inject(ORGANISATION_BY_DAY) private readonly organisation: OrganisationByDay,
    @Inject(LOOK_LOG) private readonly looks: LooksAt,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
    @Inject(IS_DEMO) private readonly demo: boolean,
  ) {}

  @Get()
  @Access('me.read')
  @ApiOperation({ operationId: 'readMe', summary: 'Who am I, and what may I be?' })
  @ApiOkResponse({ type: MeAnswer })
  me(@GrantedAccess() { caller, today }: Granted): MeAnswer {
    const { roles, ownDirectorates, directorOf, cityDirectorOf } = withClaims(
      this.organisation.callerOf(caller.personId, today),
      caller.claimed,
    );
    return {
      personId: caller.personId,
      name: this.people.nameOf(caller.personId),
      today,
      demo: this.demo,
      roles,
      directorates: ownDirectorates,
      directorOf,
      cityDirectorOf,
    };
  }

  @Get('looks')
  @Access('me.read')
  @ApiOperation({ operationId: 'listLooks', summary: 'Who opened my file' })
  @ApiOkResponse({ type: LooksAnswer })
  looksAtMe(@GrantedAccess() { caller }: Granted): LooksAnswer {
    const items = this.looks.looksAt(caller.personId).map(({ day, lookerRole, lookerId, page }) => ({
      day,
      lookerRole,
      lookerId,
      lookerName: this.people.nameOf(lookerId),
      page,
    }));
    return { items, total: items.length };
  }
}
