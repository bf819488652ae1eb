// A provider of identities for the tests: oidc-provider, which is certified for OpenID Connect. It knows whom a test says
// that there are, asks for a name alone, and prints where it is.
//
// node provider.mjs REDIRECT [conforming | in-token] [PORT]

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirect, mode = 'conforming', wanted = '0'] = process.argv.slice(2);
const people = new Map();
const key = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  use: 'sig',
  alg: 'RS256',
  kid: randomBytes(8).toString('hex'),
});

const server = createServer();
server.listen(Number(wanted), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'eko',
      client_secret: 'a secret of the tests: 1/2+3',
      redirect_uris: [redirect],
    }],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username', 'roles'],
    },
    // The standard has the claims of a scope asked for apart from the token; Entra ID and Keycloak put them into it.
    conformIdTokenClaims: mode === 'conforming',
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [key()] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    const [, who] = request.url.match(/^\/test\/people\/([a-z0-9-]+)$/) ?? [];
    if (!who) {
      answer(request, response);
      return;
    }
    const parts = await request.toArray();
    people.set(who, JSON.parse(Buffer.concat(parts).toString()));
    response.writeHead(204).end();
  });
  console.log(issuer);
});
