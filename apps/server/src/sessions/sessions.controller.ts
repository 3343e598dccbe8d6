import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import {
  Access,
  credentialOf,
  endedSessionCookie,
  PublicRoute,
  type PeilReply,
  type PeilRequest,
} from '@peil/http-api';
import { SIGN_IN, type SignIn } from '../sign-in/sign-in.js';

class SignInOptionsAnswer {
  @ApiProperty({ description: 'Whether anybody signs in as anybody of the demo city.' })
  demo!: boolean;
  @ApiPropertyOptional({
    type: 'string',
    description: 'Page that signs in with the identity provider; absent without one.',
  })
  beginAt?: string;
  @ApiPropertyOptional({
    type: 'string',
    description: 'Page of the identity provider to go to after signing out here; absent where it has none.',
  })
  endAt?: string;
}

/** How one signs in, and signing out: the same whoever vouches for people. */
@ApiTags('Sign-in')
@Controller()
export class SessionsController {
  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  @Get('sign-in-options')
  @PublicRoute()
  @ApiOperation({ operationId: 'readSignInOptions', summary: 'How can one sign in here?' })
  @ApiOkResponse({ type: SignInOptionsAnswer })
  async options(): Promise<SignInOptionsAnswer> {
    return this.signIn.options();
  }

  @Post('session-endings')
  @Access('me.read')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endSession', summary: 'Sign out' })
  @ApiNoContentResponse()
  end(@Req() request: PeilRequest, @Res({ passthrough: true }) reply: PeilReply): void {
    const credential = credentialOf(request);
    if (credential) this.signIn.end(credential.token);
    reply.header('Set-Cookie', endedSessionCookie);
  }
}
