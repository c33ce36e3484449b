/** Proves that web and worker refuse to run alone without what every machine must share, naming all of it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sharedSettings } from '@/lib/commands/processes/shared-settings'
import { forgetEnvironment } from '@/lib/platform/env/env'

const databaseUrl = 'postgresql://hub_app:x@127.0.0.1:1/hub'
const secret = 'a secret of at least thirty-two characters'

const given = (variables: Record<string, string>) => {
  for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'SECRETS_KEY', 'SECRETS_KEY_FILE'])
    vi.stubEnv(name, variables[name] ?? '')
  forgetEnvironment()
}

beforeEach(forgetEnvironment)
afterEach(() => {
  vi.unstubAllEnvs()
  forgetEnvironment()
})

it('everything that is missing is named at once, with exit code 78', async () => {
  given({})
  await expect(sharedSettings('worker')).rejects.toMatchObject({
    exitCode: 78,
    message: expect.stringMatching(/^worker alone.*\nDATABASE_URL.*\nAUTH_SECRET.*\nSECRETS_KEY /),
  })
})

it.each([
  ['DATABASE_URL', { AUTH_SECRET: secret, SECRETS_KEY: secret }],
  ['AUTH_SECRET', { DATABASE_URL: databaseUrl, SECRETS_KEY: secret }],
  ['SECRETS_KEY', { DATABASE_URL: databaseUrl, AUTH_SECRET: secret }],
])('without %s only that is named', async (name, variables) => {
  given(variables)
  await expect(sharedSettings('web')).rejects.toMatchObject({
    message: expect.stringMatching(new RegExp(`:\\n${name} [^\\n]*$`)),
  })
})

it('a wrong variable is refused by its name before anything else', async () => {
  given({ DATABASE_URL: 'mysql://db/hub' })
  await expect(sharedSettings('web')).rejects.toMatchObject({
    message: expect.stringMatching(/^DATABASE_URL should be/),
  })
})

it('a database that cannot be reached yet does not keep a process from starting', async () => {
  vi.stubEnv('LOG_LEVEL', 'silent')
  given({ DATABASE_URL: databaseUrl, AUTH_SECRET: secret, SECRETS_KEY: secret })
  await expect(sharedSettings('web')).resolves.toBeUndefined()
})
