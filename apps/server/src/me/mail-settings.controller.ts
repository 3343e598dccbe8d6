import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access, GrantedAccess, type Granted } from '@peil/http-api';
import { mailLanguages, type Mailbox, type MailSettings } from '@peil/notifications';
import { IsBoolean, IsIn } from 'class-validator';
import { MAILBOX } from './mailbox-token.js';

class MailSettingsDocument {
  @IsBoolean()
  @ApiProperty({ description: 'Whether the weekly mail is wanted.' })
  digest!: boolean;
  @IsIn(mailLanguages)
  @ApiProperty({ enum: mailLanguages, description: 'The language of mails.' })
  language!: MailSettings['language'];
}

/** What whoever is signed in chooses about mails. */
@ApiTags('Me')
@Controller('me/mail-settings')
export class MailSettingsController {
  constructor(@Inject(MAILBOX) private readonly mailbox: Mailbox) {}

  @Get()
  @Access('me.read')
  @ApiOperation({ operationId: 'readMailSettings', summary: 'Whether I get a weekly mail, and in which language' })
  @ApiOkResponse({ type: MailSettingsDocument })
  read(@GrantedAccess() { caller }: Granted): MailSettingsDocument {
    return this.mailbox.settingsOf(caller.personId);
  }

  @Put()
  @Access('me.write')
  @ApiOperation({ operationId: 'chooseMailSettings', summary: 'Choose the weekly mail and its language' })
  @ApiOkResponse({ type: MailSettingsDocument })
  choose(
    @Body() { digest, language }: MailSettingsDocument,
    @GrantedAccess() { caller }: Granted,
  ): MailSettingsDocument {
    this.mailbox.choose(caller.personId, { digest, language });
    return this.mailbox.settingsOf(caller.personId);
  }
}
