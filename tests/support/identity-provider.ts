/** A small OpenID provider on loopback: discovery, keys, and a token endpoint that checks PKCE. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface IdentityProvider {
  issuer: string
  /** Plays the person who agrees: answers the address the browser is sent back to. `forge` changes the token's claims. */
  agree: (authorizationUrl: string, subject: string, forge?: Record<string, unknown>) => string
  stop: () => Promise<void>
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function startIdentityProvider(clientId: string): Promise<IdentityProvider> {
  const codes = new Map<string, { challenge: string; claims: Record<string, unknown> }>()
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (pathname === '/.well-known/openid-configuration') return json(discovery(issuer))
    if (pathname === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (pathname !== '/token') return json({}, 404)
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const sent = new URLSearchParams(body)
      const known = codes.get(sent.get('code') ?? '')
      codes.delete(sent.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url')
      if (!known || known.challenge !== challenge) return json({ error: 'invalid_grant' }, 400)
      json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: signed(known.claims) })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    agree: (authorizationUrl, subject, forge = {}) => {
      const asked = new URL(authorizationUrl).searchParams
      const code = randomUUID()
      const issuedAt = Math.floor(Date.now() / 1000)
      const claims = {
        iss: issuer,
        sub: subject,
        aud: clientId,
        nonce: asked.get('nonce'),
        iat: issuedAt,
        exp: issuedAt + 60,
        ...forge,
      }
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', claims })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer }).toString()
      return back.href
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}

function signed(claims: Record<string, unknown>): string {
  const text = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`
}
