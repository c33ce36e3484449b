/** Proves what settings are accepted, how wrong ones are refused, and that .env.example knows all of them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvironmentError, readEnvironment, variableNames } from '@/lib/platform/env/env'

const refusal = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables)
  } catch (error) {
    if (error instanceof EnvironmentError) return `${error.exitCode} ${error.message}`
    throw error
  }
  return 'accepted'
}

describe('settings', () => {
  it('have working defaults', () => {
    expect(readEnvironment({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      probeIntervalSeconds: 60,
      sessionIdleMinutes: 30,
      sessionAbsoluteHours: 12,
      trustedProxies: [],
      outboundAllowedRanges: [],
      outboundAllowedPorts: [],
      logLevel: 'info',
    })
  })

  it('are read as what they mean', () => {
    const settings = readEnvironment({
      PORT: '8080',
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32,192.0.2.7',
      OUTBOUND_ALLOWED_PORTS: '9443,10443',
      RESOLVER_ADDRESS: '127.10.0.53:5300',
    })
    expect(settings.port).toBe(8080)
    expect(settings.trustedProxies).toEqual(['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'])
    expect(settings.outboundAllowedPorts).toEqual([9443, 10443])
    expect(settings.resolverAddress).toBe('127.10.0.53:5300')
  })

  it('treat an empty variable as unset', () => {
    const settings = readEnvironment({ DATABASE_URL: '', PORT: ' ' })
    expect(settings.databaseUrl).toBeUndefined()
    expect(settings.port).toBe(3000)
  })

  it.each([
    ['PORT', '0'],
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['DATABASE_URL', 'mysql://localhost/hub'],
    ['MIGRATION_DATABASE_URL', 'localhost'],
    ['PUBLIC_ORIGIN', 'https://hub.example.com/'],
    ['PUBLIC_ORIGIN', 'hub.example.com'],
    ['AUTH_SECRET', 'short'],
    ['SECRETS_KEY', 'short'],
    ['SECRETS_KEY_FILE', 'relative/path'],
    ['TRUSTED_PROXIES', 'my-proxy'],
    ['RESOLVER_ADDRESS', 'dns.example.com'],
    ['OUTBOUND_ALLOWED_RANGES', '10.0.0.0/33'],
    ['OUTBOUND_ALLOWED_PORTS', '443,99999'],
    ['PROBE_INTERVAL_SECONDS', '1.5'],
    ['LOG_LEVEL', 'loud'],
    ['LAB_URL', 'ftp://127.0.0.1'],
    ['DATA_DIRECTORY', '.data'],
  ])('refuse %s=%s with its name, what it should be, and exit code 78', (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^78 ${name} should be \\S+`))
  })

  it('never repeat a refused value', () => {
    expect(refusal({ DATABASE_URL: 'mysql://hub:hunter2@db/hub', AUTH_SECRET: 'hunter2' })).not.toContain('hunter2')
  })

  it('name every wrong variable at once', () => {
    expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2)
  })

  it('take the three OIDC variables together or not at all', () => {
    expect(refusal({ OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'hub' })).toContain('OIDC_CLIENT_SECRET')
  })

  it('take a mail server and a sender together or not at all', () => {
    expect(refusal({ SMTP_URL: 'smtp://mail.example.com' })).toContain('MAIL_FROM should be set too')
    expect(refusal({ MAIL_FROM: 'Partner Hub <hub@example.com>' })).toContain('SMTP_URL should be set too')
    expect(refusal({ SMTP_URL: 'https://mail.example.com', MAIL_FROM: 'hub@example.com' })).toContain(
      'SMTP_URL should be',
    )
  })

  it('take the key or a file of it, not both', () => {
    const key = Buffer.alloc(32, 1).toString('base64')
    expect(refusal({ SECRETS_KEY: key, SECRETS_KEY_FILE: '/etc/key' })).toContain('SECRETS_KEY_FILE should be unset')
  })
})

describe('.env.example', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../../.env.example'), 'utf8')
  const documented = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name)

  it('documents every variable once, and no other', () => {
    expect([...documented].sort()).toEqual([...variableNames].sort())
  })

  it('suggests only values that are accepted', () => {
    const suggested = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    const together = Object.fromEntries(
      suggested.filter(([name]) => name !== 'SECRETS_KEY' && !name?.startsWith('OIDC_')),
    )
    expect(refusal(together)).toBe('accepted')
  })
})
