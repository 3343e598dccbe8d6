import {
  Body,
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Inject,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext, CommandOutcome } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  problemOfRefusal,
  ProblemError,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { refuse } from '@peil/kernel';
import { checkPolicy } from '../domain/policy/check.js';
import type { PolicyCommand } from '../domain/policy/lifecycle.js';
import { policySchema } from '../domain/policy/policy.js';
import type { PolicyDryRun, TriedDuty } from '../read-models/dry-run.js';
import type { MagFactsReader, PolicyVersion } from '../read-models/mag-facts-reader.js';
import { PolicyMessage } from './messages.js';
import { checkedPolicy, policyDocumentIn, requirePolicy } from './policy-documents.js';
import {
  DraftPolicyRequest,
  PolicyCheckAnswer,
  PolicyDocumentRequest,
  PolicyDraftWritten,
  PolicyDryRunAnswer,
  PolicyDryRunRequest,
  PolicyPage,
  PolicyPublicationRequest,
  PolicyVersionAnswer,
  PolicyVersionPage,
  PolicyVersionWritten,
  PolicyWithdrawalRequest,
  type PolicyAnswer,
  type PolicyVersionItem,
  type TriedObligationAnswer,
} from './policy-forms.js';
import { AgreementKindsQuery } from './queries.js';
import { MAG_FACTS_READER, POLICY_DRY_RUN } from './readers.js';

/** What a directorate owes, as data: drafted, checked, tried, published from a day. */
@ApiTags('MAG policies')
@Controller()
export class PoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(MAG_FACTS_READER) private readonly facts: MagFactsReader,
    @Inject(POLICY_DRY_RUN) private readonly dryRun: PolicyDryRun,
  ) {}

  @Get('mag-policies')
  @Access('policies.read')
  @ApiOperation({ operationId: 'listPolicies', summary: 'The MAG policies' })
  @ApiOkResponse({ type: PolicyPage })
  list(@Query() query: PageQuery, @GrantedAccess() { today }: Granted): PolicyPage {
    const all = [...this.facts.policies().entries()].flatMap(([policyId, versions]): PolicyAnswer[] => {
      const newest = versions.at(-1);
      if (newest === undefined) return [];
      const current = versions
        .filter(({ stage, from }) => stage === 'published' && from !== undefined && from <= today)
        .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
        .at(-1);
      return [
        {
          policyId,
          names: namesOf(newest),
          ...(current && { currentVersion: current.version }),
          versions: versions.length,
        },
      ];
    });
    const { items, ...page } = pageOf(all, query);
    return { items: [...items], ...page };
  }

  @Get('mag-policies/:policyId/versions')
  @Access('policies.read')
  @ApiOperation({ operationId: 'listPolicyVersions', summary: 'The versions of a MAG policy' })
  @ApiOkResponse({ type: PolicyVersionPage })
  versions(@Param('policyId') policyId: string, @Query() query: PageQuery): PolicyVersionPage {
    const { items, ...page } = pageOf(this.versionsOf(policyId).map(versionItem), query);
    return { items: [...items], ...page };
  }

  @Get('mag-policies/:policyId/versions/:version')
  @Access('policies.read')
  @ApiOperation({ operationId: 'readPolicyVersion', summary: 'One version, as data and in sentences' })
  @ApiOkResponse({ type: PolicyVersionAnswer })
  async read(
    @Param('policyId') policyId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<PolicyVersionAnswer> {
    const found = this.versionOf(policyId, version);
    const { findings, sentences } = checkedPolicy(found.document, await this.kinds());
    return Object.assign(versionItem(found), { document: found.document, findings, sentences });
  }

  @Post('mag-policy-checks')
  @HttpCode(HttpStatus.OK)
  @Access('policies.write')
  @ApiOperation({ operationId: 'checkPolicy', summary: 'Check a policy without keeping it' })
  @ApiOkResponse({ type: PolicyCheckAnswer })
  async check(@Body() body: PolicyDocumentRequest): Promise<PolicyCheckAnswer> {
    return checkedPolicy(policyDocumentIn(body), await this.kinds(), body.yaml);
  }

  @Post('mag-policies/:policyId/versions')
  @Access('policies.write')
  @ApiOperation({ operationId: 'draftPolicyVersion', summary: 'Draft a new version' })
  @ApiCreatedResponse({ type: PolicyDraftWritten })
  async draft(
    @Param('policyId') policyId: string,
    @Body() body: DraftPolicyRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PolicyDraftWritten> {
    const document = policyDocumentIn(body);
    requirePolicy(document);
    const command = { type: 'draftPolicy' as const, policyId, document, basedOn: body.basedOn };
    const outcome = await this.give(command, context);
    const { findings } = checkedPolicy(document, await this.kinds(), body.yaml);
    const { position } = await this.answers.answer(reply, outcome, {});
    const version = this.facts.policies().get(policyId)?.at(-1)?.version ?? 0;
    return { policyId, version, findings, position };
  }

  @Put('mag-policies/:policyId/versions/:version')
  @Access('policies.write')
  @ApiOperation({ operationId: 'revisePolicyDraft', summary: 'Replace the document of a draft' })
  @ApiOkResponse({ type: PolicyDraftWritten })
  async revise(
    @Param('policyId') policyId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: PolicyDocumentRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PolicyDraftWritten> {
    const document = policyDocumentIn(body);
    requirePolicy(document);
    const outcome = await this.give({ type: 'revisePolicyDraft', policyId, version, document }, context);
    const { findings } = checkedPolicy(document, await this.kinds(), body.yaml);
    return this.answers.answer(reply, outcome, { policyId, version, findings }, HttpStatus.OK);
  }

  @Post('mag-policies/:policyId/versions/:version/dry-runs')
  @HttpCode(HttpStatus.OK)
  @Access('policies.write')
  @ApiOperation({
    operationId: 'tryPolicyVersion',
    summary: 'See what a version would ask of whom, before it counts',
    description:
      'The year before, this year and the next, with the policy as it is and as it would be. Changes nothing.',
  })
  @ApiOkResponse({ type: PolicyDryRunAnswer })
  tryOut(
    @Param('policyId') policyId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { from }: PolicyDryRunRequest,
    @GrantedAccess() { today }: Granted,
  ): PolicyDryRunAnswer {
    const { policy } = checkPolicy(this.versionOf(policyId, version).document);
    if (policy === undefined) throw versionUnknown();
    const years = this.dryRun({ policyId, version, from, policy }, today);
    return {
      policyId,
      version,
      from,
      years: years.map(({ year, asOf, changed, before, after }) => ({
        ...{ year, asOf, changed },
        before: before.map(triedAnswer),
        after: after.map(triedAnswer),
      })),
    };
  }

  @Post('mag-policies/:policyId/versions/:version/publications')
  @Access('policies.write')
  @ApiOperation({ operationId: 'publishPolicyVersion', summary: 'Put a version in force from a day on' })
  @ApiCreatedResponse({ type: PolicyVersionWritten })
  async publish(
    @Param('policyId') policyId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { from, reason, recalculationConfirmed = false }: PolicyPublicationRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PolicyVersionWritten> {
    const { document } = this.versionOf(policyId, version);
    const [error] = checkPolicy(document, { kinds: await this.kinds() }).findings.filter(
      ({ severity }) => severity === 'error',
    );
    if (error) {
      const { refusal } = refuse('invalid', 'policy-has-errors', error.message, { field: error.path.join('.') });
      throw problemOfRefusal(refusal);
    }
    const command = { type: 'publishPolicy' as const, policyId, version, from, reason, today, recalculationConfirmed };
    return this.answers.answer(reply, await this.give(command, context), { policyId, version });
  }

  @Post('mag-policies/:policyId/versions/:version/withdrawals')
  @Access('policies.write')
  @ApiOperation({ operationId: 'withdrawPolicyVersion', summary: 'Take back a draft, or a version before its day' })
  @ApiCreatedResponse({ type: PolicyVersionWritten })
  async withdraw(
    @Param('policyId') policyId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { reason }: PolicyWithdrawalRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PolicyVersionWritten> {
    const outcome = await this.give({ type: 'withdrawPolicy', policyId, version, reason, today }, context);
    return this.answers.answer(reply, outcome, { policyId, version });
  }

  private async kinds() {
    return this.queries.execute(new AgreementKindsQuery());
  }

  private give(command: PolicyCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute(new PolicyMessage(command, context));
  }

  private versionsOf(policyId: string): readonly PolicyVersion[] {
    const versions = this.facts.policies().get(policyId);
    if (versions !== undefined) return versions;
    throw new ProblemError(404, 'policy-unknown', {
      nl: 'Dit beleid bestaat niet.',
      en: 'This policy does not exist.',
    });
  }

  private versionOf(policyId: string, version: number): PolicyVersion {
    const found = this.versionsOf(policyId)[version - 1];
    if (found === undefined) throw versionUnknown();
    return found;
  }
}

function namesOf({ document }: PolicyVersion) {
  const { names } = policySchema.parse(document);
  return { nl: names.nl, en: names.en };
}

function versionItem(version: PolicyVersion): PolicyVersionItem {
  const { policyId, version: number, stage, from, basedOn } = version;
  return {
    policyId,
    version: number,
    stage,
    ...(from !== undefined && { from }),
    ...(basedOn !== undefined && { basedOn }),
    names: namesOf(version),
  };
}

function triedAnswer({ duty, dueOn, lateFrom, due, done, late }: TriedDuty): TriedObligationAnswer {
  return { obligationId: duty.id, label: { ...duty.label }, dueOn, lateFrom, due, done, late };
}

function versionUnknown(): ProblemError {
  return new ProblemError(404, 'policy-version-unknown', {
    nl: 'Deze versie van het beleid bestaat niet.',
    en: 'This version of the policy does not exist.',
  });
}
