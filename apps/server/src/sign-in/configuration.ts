import { CLAIMED_ROLES, type ClaimedRole } from '@peil/http-api';
import { z } from 'zod';

const text = z.string().trim().min(1);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address over https; on the machine itself, as in tests, http will do. */
const address = z.url({ protocol: /^https?$/ }).refine(isSafe, { message: 'must begin with https://' });

function isSafe(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol === 'https:' || LOOPBACK.has(url?.hostname ?? '');
}

/** Signatures that a token may have: with the provider's public key only. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;
const algorithms = z
  .string()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .pipe(z.array(z.enum(ALGORITHMS)).min(1));

const roleSchema = z.strictObject({
  role: z.enum(CLAIMED_ROLES),
  units: z.union([z.literal('all'), z.array(text).min(1)]).default('all'),
});

/** By value of the claim: the roles it gives. In JSON. */
const rolesByValue = z
  .string()
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.array(roleSchema)));

/** The variables of sign-in. What each means: `docs/reference/configuration.md`. */
export const signInVariables = {
  PEIL_PUBLIC_ADDRESS: address.optional(),
  PEIL_OIDC_ISSUER: address.optional(),
  PEIL_OIDC_CLIENT_ID: text.optional(),
  PEIL_OIDC_CLIENT_SECRET: text.optional(),
  PEIL_OIDC_SCOPE: text.default('openid profile offline_access'),
  PEIL_OIDC_AUDIENCE: text.optional(),
  PEIL_OIDC_ALGORITHMS: algorithms.default(['RS256', 'PS256', 'ES256']),
  PEIL_OIDC_STRICT_TYPE: z.stringbool().default(true),
  PEIL_OIDC_PERSON_CLAIM: text.default('preferred_username'),
  PEIL_OIDC_PERSON_BY: z.enum(['login', 'personnelNumber', 'personId']).default('login'),
  PEIL_OIDC_ROLES_CLAIM: text.default('roles'),
  PEIL_OIDC_ROLES: rolesByValue.default({}),
};

type Settings = z.output<z.ZodObject<typeof signInVariables>>;

/** How people and machines sign in with an identity provider. */
export type IdentityProviderConfiguration = {
  /** Where people find Peil, without a path. */
  readonly publicAddress: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined for a public client, which PKCE alone protects. */
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** Whom access tokens must be for. Undefined: no machine signs in. */
  readonly audience: string | undefined;
  readonly algorithms: readonly string[];
  /** Whether an access token must say that it is one (RFC 9068, `typ: at+jwt`). */
  readonly strictType: boolean;
  readonly person: { readonly claim: string; readonly by: Settings['PEIL_OIDC_PERSON_BY'] };
  readonly roles: { readonly claim: string; readonly byValue: Readonly<Record<string, readonly ClaimedRole[]>> };
};

/** What is wrong with the settings taken together. */
export function signInProblems(
  settings: Settings & { readonly PEIL_DEMO: boolean },
): readonly { readonly path: string; readonly message: string }[] {
  if (settings.PEIL_OIDC_ISSUER === undefined) {
    return settings.PEIL_OIDC_CLIENT_ID === undefined && settings.PEIL_OIDC_AUDIENCE === undefined
      ? []
      : [{ path: 'PEIL_OIDC_ISSUER', message: 'sign-in with an identity provider needs it' }];
  }
  const needed = (['PEIL_OIDC_CLIENT_ID', 'PEIL_PUBLIC_ADDRESS'] as const).filter(
    (name) => settings[name] === undefined,
  );
  return [
    ...(settings.PEIL_DEMO ? [{ path: 'PEIL_DEMO', message: 'no demo beside an identity provider' }] : []),
    ...needed.map((path) => ({ path, message: 'sign-in with an identity provider needs it' })),
    ...(settings.PEIL_OIDC_SCOPE.split(/\s+/).includes('openid')
      ? []
      : [{ path: 'PEIL_OIDC_SCOPE', message: 'must hold openid' }]),
  ];
}

/** Undefined when there is no identity provider. */
export function identityProviderOf(settings: Settings): IdentityProviderConfiguration | undefined {
  const { PEIL_OIDC_ISSUER: issuer, PEIL_OIDC_CLIENT_ID: clientId, PEIL_PUBLIC_ADDRESS: found } = settings;
  if (issuer === undefined || clientId === undefined || found === undefined) return undefined;
  return {
    publicAddress: new URL(found).origin,
    issuer,
    clientId,
    clientSecret: settings.PEIL_OIDC_CLIENT_SECRET,
    scope: settings.PEIL_OIDC_SCOPE,
    audience: settings.PEIL_OIDC_AUDIENCE,
    algorithms: settings.PEIL_OIDC_ALGORITHMS,
    strictType: settings.PEIL_OIDC_STRICT_TYPE,
    person: { claim: settings.PEIL_OIDC_PERSON_CLAIM, by: settings.PEIL_OIDC_PERSON_BY },
    roles: { claim: settings.PEIL_OIDC_ROLES_CLAIM, byValue: settings.PEIL_OIDC_ROLES },
  };
}
