import { z } from 'zod';
import {
  identityProviderOf,
  signInProblems,
  signInVariables,
  type IdentityProviderConfiguration,
} from '../sign-in/configuration.js';

const text = z.string().trim().min(1);

/** Configuration by environment. All of it, with what it means: `docs/reference/configuration.md`. */
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  PEIL_DATA_DIR: text.default('./data'),
  PEIL_STORE: z.enum(['sqlite', 'kurrentdb']).default('sqlite'),
  PEIL_KURRENTDB_URL: text.optional(),
  PEIL_KURRENTDB_ADMIN_URL: text.optional(),
  PEIL_MASTER_KEY: text.optional(),
  PEIL_DEMO: z.stringbool().default(false),
  PEIL_MINIMUM_GROUP: z.coerce.number().int().min(5).default(5),
  PEIL_MAIL: z.enum(['off', 'smtp', 'files']).optional(),
  PEIL_MAIL_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  PEIL_MAIL_FROM: z.email().optional(),
  PEIL_MAIL_WEB_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  PEIL_MAIL_COMING_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  PEIL_MAIL_ESCALATE_AFTER_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  PEIL_MAIL_ESCALATE_FURTHER_AFTER_DAYS: z.coerce.number().int().min(0).max(365).optional(),
  PEIL_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(0),
  PEIL_TRUSTED_PROXIES: text.optional(),
  PEIL_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ...signInVariables,
});

/** Every variable that is read. */
export const configurationNames: readonly string[] = Object.keys(variables.shape);

const configurationSchema = variables.superRefine((settings, context) => {
  for (const { path, message } of signInProblems(settings)) {
    context.addIssue({ code: 'custom', path: [path], message });
  }
  if (settings.PEIL_STORE === 'kurrentdb' && settings.PEIL_KURRENTDB_URL === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['PEIL_KURRENTDB_URL'],
      message: 'PEIL_STORE=kurrentdb needs a connection string',
    });
  }
  if (settings.PEIL_MAIL !== 'smtp') return;
  for (const needed of ['PEIL_MAIL_SMTP_URL', 'PEIL_MAIL_FROM'] as const) {
    if (settings[needed] !== undefined) continue;
    context.addIssue({ code: 'custom', path: [needed], message: 'PEIL_MAIL=smtp needs it' });
  }
});

/** How digests leave, and what is in them. */
export type MailConfiguration = {
  readonly way:
    | { readonly kind: 'off' }
    | { readonly kind: 'files'; readonly from: string }
    | { readonly kind: 'smtp'; readonly url: string; readonly from: string };
  /** Where people find Peil. */
  readonly webAddress: string | undefined;
  /** What is due within so many days is told. */
  readonly comingDays: number;
  /** A lateness is told to the next in line after so many days. */
  readonly escalateAfterDays: number;
  /** And to the one above after so many: as units in which enough people are late. Undefined: not. */
  readonly escalateFurtherAfterDays: number | undefined;
};

export type Configuration = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly store: { readonly kind: 'sqlite' } | { readonly kind: 'kurrentdb'; readonly connectionString: string };
  /** An administrator's connection string, for `peil kurrentdb prepare` only. */
  readonly kurrentDbAdmin: string | undefined;
  /** 64 hexadecimal digits; without it the key is kept in the data folder. */
  readonly masterKey: string | undefined;
  readonly demo: boolean;
  /** Undefined without one: then nobody signs in, but in a demo. */
  readonly identityProvider: IdentityProviderConfiguration | undefined;
  /** Groups smaller than this are never shown to who sees figures only. At least 5. */
  readonly minimumGroup: number;
  /** Of one address; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Addresses whose word is taken for where a request came from. */
  readonly trustedProxies: readonly string[];
  readonly mail: MailConfiguration;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
};

/** All problems of the configuration in one message. Values are not repeated: they may be secrets. */
export class ConfigurationProblem extends Error {
  override readonly name = 'ConfigurationProblem';
}

/** @throws ConfigurationProblem */
export function configurationFrom(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const parsed = configurationSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigurationProblem(`the configuration is not right:\n${problems.join('\n')}`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: data.PEIL_DATA_DIR,
    store:
      data.PEIL_STORE === 'kurrentdb'
        ? { kind: 'kurrentdb', connectionString: data.PEIL_KURRENTDB_URL ?? '' }
        : { kind: 'sqlite' },
    kurrentDbAdmin: data.PEIL_KURRENTDB_ADMIN_URL,
    masterKey: data.PEIL_MASTER_KEY,
    demo: data.PEIL_DEMO,
    identityProvider: identityProviderOf(data),
    minimumGroup: data.PEIL_MINIMUM_GROUP,
    requestsPerMinute: data.PEIL_REQUESTS_PER_MINUTE,
    trustedProxies: data.PEIL_TRUSTED_PROXIES?.split(',').map((one) => one.trim()) ?? [],
    mail: {
      way: mailWay(data),
      webAddress: data.PEIL_MAIL_WEB_ADDRESS,
      comingDays: data.PEIL_MAIL_COMING_DAYS,
      escalateAfterDays: data.PEIL_MAIL_ESCALATE_AFTER_DAYS,
      escalateFurtherAfterDays: data.PEIL_MAIL_ESCALATE_FURTHER_AFTER_DAYS,
    },
    logLevel: data.PEIL_LOG_LEVEL,
  };
}

/** Files in a demo, else nothing, unless it is said. */
function mailWay(data: z.infer<typeof variables>): MailConfiguration['way'] {
  const { PEIL_MAIL_FROM: from = 'peil@peil.example', PEIL_MAIL_SMTP_URL: url = '' } = data;
  switch (data.PEIL_MAIL ?? (data.PEIL_DEMO ? 'files' : 'off')) {
    case 'off':
      return { kind: 'off' };
    case 'files':
      return { kind: 'files', from };
    case 'smtp':
      return { kind: 'smtp', url, from };
  }
}
