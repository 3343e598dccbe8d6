import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  pageOf,
  PageQuery,
  problemOfRefusal,
  type AccessDecider,
  type Granted,
} from '@peil/http-api';
import { ImportKinds, Imports, profileSchema } from '@peil/imports';
import { refuse } from '@peil/kernel';
import { ImportAccess } from './import-access.js';
import { ImportProfileDocument, ImportProfilePage } from './import-forms.js';
import { profileUnknown } from './import-refusals.js';

@ApiTags('Imports')
@Controller('import-profiles')
export class ImportProfilesController {
  private readonly allowed: ImportAccess;

  constructor(
    private readonly imports: Imports,
    kinds: ImportKinds,
    @Inject(ACCESS_DECIDER) access: AccessDecider,
  ) {
    this.allowed = new ImportAccess(imports, kinds, access);
  }

  @Get()
  @Access('imports.read')
  @ApiOperation({ operationId: 'listImportProfiles', summary: 'Sources whose files are understood' })
  @ApiOkResponse({ type: ImportProfilePage })
  list(@Query() query: PageQuery, @GrantedAccess() granted: Granted): ImportProfilePage {
    const own = this.imports.profiles().filter(({ kind }) => this.allowed.may(kind, granted));
    const { items, ...page } = pageOf(own, query);
    return {
      items: items.map(({ code, version, names, kind, system }) => ({ code, version, names, kind, system })),
      ...page,
    };
  }

  @Get(':profileCode')
  @Access('imports.read')
  @ApiOperation({ operationId: 'readImportProfile', summary: 'A profile as data, to keep or to take elsewhere' })
  @ApiOkResponse({ type: ImportProfileDocument })
  read(@Param('profileCode') code: string, @GrantedAccess() granted: Granted): ImportProfileDocument {
    const profile = this.imports.findProfile(code);
    if (!profile || !this.allowed.may(profile.kind, granted)) throw profileUnknown();
    return { profile };
  }

  @Post()
  @Access('imports.read')
  @ApiOperation({
    operationId: 'saveImportProfile',
    summary: 'Keep a profile, as the next version of its code',
    description: 'The same profile again changes nothing. A profile holds no personal detail.',
  })
  @ApiCreatedResponse({ type: ImportProfileDocument })
  save(@Body() { profile }: ImportProfileDocument, @GrantedAccess() granted: Granted): ImportProfileDocument {
    const read = profileSchema.safeParse(profile);
    if (!read.success) {
      const [issue] = read.error.issues;
      const place = issue?.path.map(String).join('.') ?? '';
      const message = {
        nl: `Dit profiel klopt niet bij "${place}": ${issue?.message ?? ''}.`,
        en: `This profile is not valid at "${place}": ${issue?.message ?? ''}.`,
      };
      throw problemOfRefusal(refuse('invalid', 'profile-invalid', message, { field: 'profile' }).refusal);
    }
    const actor = this.allowed.actorFor(read.data.kind, granted);
    return { profile: this.imports.saveProfile(read.data, actor.personId) };
  }
}
