/**
 * A real OpenID provider in a process of its own, with a door for the tests: `POST /test/rotate` takes another key,
 * `POST /test/sign` signs any token, `POST /test/spoil` lets it answer wrong ID tokens from then on.
 */
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import Provider from 'oidc-provider';

const [, , redirectUri, lifetimes = '{}'] = process.argv;
const { accessToken = 3600 } = JSON.parse(lifetimes);
const AUDIENCE = 'urn:peil:api';

async function newKey(kid) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' } };
}

let rotations = 0;
let key = await newKey('key-0');
const stranger = await newKey('stranger');
let spoil = 'nothing';
let provider;
let issuer = '';

const profileOf = (sub) => ({
  sub,
  preferred_username: `${sub}@stad.example`,
  ...(sub === 'reporter' && { roles: ['peil-hr'] }),
});

async function sign({ claims, header = {}, with: signer = 'current' }) {
  if (signer === 'none') return new UnsecuredJWT(claims).encode();
  const { kid, privateKey } = signer === 'stranger' ? stranger : key;
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey);
}

async function spoiled(idToken) {
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url').toString());
  switch (spoil) {
    case 'audience':
      return sign({ claims: { ...claims, aud: 'another-client' } });
    case 'issuer':
      return sign({ claims: { ...claims, iss: 'https://elsewhere.example' } });
    case 'expired':
      return sign({ claims: { ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 } });
    case 'nonce':
      return sign({ claims: { ...claims, nonce: 'of-another-attempt' } });
    case 'none':
      return sign({ claims, with: 'none' });
    case 'stranger':
      return sign({ claims, with: 'stranger', header: { kid: key.kid } });
    default:
      return idToken;
  }
}

function makeProvider() {
  const made = new Provider(issuer, {
    clients: [
      {
        client_id: 'peil',
        client_secret: 'a-secret-of-the-tests',
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [new URL('/sign-in', redirectUri).href],
        grant_types: ['authorization_code', 'refresh_token'],
      },
      {
        client_id: 'figures-machine',
        client_secret: 'another-secret-of-the-tests',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    jwks: { keys: [key.jwk] },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'roles'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => profileOf(sub) }),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    pkce: { required: () => true },
    ttl: { AccessToken: accessToken, ClientCredentials: 600, IdToken: 3600, RefreshToken: 86_400, Session: 86_400 },
    extraTokenClaims: (_ctx, token) =>
      token.accountId === undefined ? { roles: ['peil-hr'] } : profileOf(token.accountId),
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  made.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'token' && typeof ctx.body?.id_token === 'string') {
      ctx.body = { ...ctx.body, id_token: await spoiled(ctx.body.id_token) };
    }
  });
  return made.callback();
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
}

const doors = {
  '/test/rotate': async () => {
    rotations += 1;
    key = await newKey(`key-${rotations}`);
    provider = makeProvider();
    return {};
  },
  '/test/sign': async (body) => ({ token: await sign(body) }),
  '/test/spoil': async ({ how }) => {
    spoil = how;
    return {};
  },
};

const server = createServer((request, response) => {
  const door = doors[request.url];
  if (door === undefined) {
    provider(request, response);
    return;
  }
  bodyOf(request)
    .then(door)
    .then(
      (answer) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer)),
      (error) => response.writeHead(500).end(String(error)),
    );
});
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  provider = makeProvider();
  process.stdout.write(`${issuer}\n`);
});
// Never outlives the tests that started it.
process.stdin.on('end', () => process.exit(0)).resume();
