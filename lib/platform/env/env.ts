/** Owns the settings of a process: reads the environment once, refuses what is wrong by name, hands out typed values. */
import { createHash } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { keptSecret } from './kept-secret'

const network = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()])
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ })
const webAddress = z.url({ protocol: /^https?$/ })
const absolutePath = z.string().startsWith('/')
const secret = z.string().min(32)

const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item))
    .default([])

const wholeNumber = (least: number, most: number) => z.coerce.number<string>().int().min(least).max(most)

/** Every setting with its schema; the description says what a value should be. An unset or empty variable is undefined. */
const settings = z.object({
  databaseUrl: postgresAddress.optional().describe('a postgresql:// address of the application role (hub_app)'),
  migrationDatabaseUrl: postgresAddress.optional().describe('a postgresql:// address of the owner role (hub_owner)'),
  host: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .describe('an address to listen on, such as 127.0.0.1 or 0.0.0.0'),
  port: wholeNumber(1, 65_535).default(3000).describe('a port number between 1 and 65535'),
  publicOrigin: webAddress
    .refine((value) => URL.canParse(value) && new URL(value).origin === value)
    .optional()
    .describe('an origin without path or final slash, such as https://hub.example.com'),
  authSecret: secret.optional().describe('at least 32 characters that nobody can guess'),
  secretsKey: secret
    .optional()
    .describe('at least 32 characters that nobody can guess; after a rotation the newest key first, comma-separated'),
  secretsKeyFile: absolutePath.optional().describe('the absolute path of a file that holds the key'),
  trustedProxies: listOf(network).describe(
    'addresses or networks of your proxies, comma-separated, such as 10.0.0.0/8',
  ),
  resolverAddress: z
    .string()
    .regex(/^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d{1,5})?$/i)
    .optional()
    .describe('address and port of a DNS server, such as 192.0.2.53:53'),
  controlName: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)+$/)
    .default('idbroker.webex.com')
    .describe('a DNS name whose domain your resolver can always ask about'),
  trustedAnchorsFile: absolutePath.optional().describe('the absolute path of a PEM file'),
  outboundAllowedRanges: listOf(network).describe('networks in CIDR form, comma-separated, such as 10.20.0.0/16'),
  outboundAllowedPorts: listOf(wholeNumber(1, 65_535)).describe('port numbers between 1 and 65535, comma-separated'),
  outboundBudgetPerHour: wholeNumber(1, 1_000_000).default(600).describe('a whole number from 1 to 1000000'),
  probeIntervalSeconds: wholeNumber(1, 86_400).default(60).describe('a whole number of seconds from 1 to 86400'),
  labUrl: webAddress.optional().describe("the address of the simulated network's control page"),
  smtpUrl: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('the address of a mail server, such as smtp://user:password@mail.example.com:587'),
  mailFrom: z
    .string()
    .regex(/^([^<>\p{Cc}]{1,120} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u)
    .optional()
    .describe('a sender, such as "Partner Hub <hub@example.com>"'),
  logLevel: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('one of trace, debug, info, warn, error, fatal, silent'),
  oidcIssuer: webAddress.optional().describe('the address of the identity provider'),
  oidcClientId: z.string().optional().describe('the client id that the identity provider gave you'),
  oidcClientSecret: z.string().optional().describe('the client secret that the identity provider gave you'),
  sessionIdleMinutes: wholeNumber(1, 1440).default(30).describe('a whole number of minutes from 1 to 1440'),
  sessionAbsoluteHours: wholeNumber(1, 720).default(12).describe('a whole number of hours from 1 to 720'),
  dataDirectory: absolutePath.optional().describe('the absolute path of a directory this process may write to'),
  programsDirectory: absolutePath.optional().describe('the absolute path of the folder dist of the clone'),
})

type Parsed = z.output<typeof settings>

/** The settings of this process. `authSecret` is made and kept in the data directory when the environment has none. */
export type Environment = Omit<Parsed, 'authSecret' | 'dataDirectory' | 'programsDirectory'> & {
  readonly authSecret: string
  readonly dataDirectory: string
  /** Where the bundled programs lie; web sets it, because Next works in a folder of its own. */
  readonly programsDirectory: string
}

/** A setting is wrong: the message names each variable and what it should be. `exitCode` 78 is sysexits' EX_CONFIG. */
export class EnvironmentError extends Error {
  readonly exitCode = 78
  override readonly name = 'EnvironmentError'
}

/** The environment variable of a setting: `probeIntervalSeconds` is PROBE_INTERVAL_SECONDS. */
export function variableOf(setting: string): string {
  return setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

/** Names of every variable that `env` reads, in the order of .env.example. */
export const variableNames: readonly string[] = Object.keys(settings.shape).map(variableOf)

/** Settings that say something only together. */
const groups = [
  { names: ['oidcIssuer', 'oidcClientId', 'oidcClientSecret'], why: 'the three OIDC_ variables belong together' },
  { names: ['smtpUrl', 'mailFrom'], why: 'SMTP_URL and MAIL_FROM belong together' },
] as const

function problemsOf(parsed: Parsed): string[] {
  const problems = groups.flatMap(({ names, why }) => {
    const missing = names.filter((name) => parsed[name] === undefined)
    return missing.length < names.length ? missing.map((name) => `${variableOf(name)} should be set too: ${why}`) : []
  })
  if (parsed.secretsKey && parsed.secretsKeyFile)
    problems.push('SECRETS_KEY_FILE should be unset when SECRETS_KEY is set')
  return problems
}

/** Reads settings from a set of variables. Throws EnvironmentError that names every wrong one, never its value. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given: Record<string, string> = {}
  for (const name of Object.keys(settings.shape)) {
    const value = variables[variableOf(name)]?.trim()
    if (value) given[name] = value
  }
  const result = settings.safeParse(given)
  const problems = result.success
    ? problemsOf(result.data)
    : [...new Set(result.error.issues.map((issue) => String(issue.path[0])))].map(
        (name) => `${variableOf(name)} should be ${settings.shape[name as keyof Parsed].description}`,
      )
  if (!result.success || problems.length > 0) throw new EnvironmentError(problems.join('\n'))
  const dataDirectory = result.data.dataDirectory ?? defaultDataDirectory(process.cwd())
  return {
    ...result.data,
    dataDirectory,
    programsDirectory: result.data.programsDirectory ?? join(process.cwd(), 'dist'),
    get authSecret() {
      return result.data.authSecret ?? keptSecret(dataDirectory, 'auth-secret')
    },
  }
}

/** Where data lives when DATA_DIRECTORY is unset: `.data` of the clone; for root a place that other accounts can enter. */
export function defaultDataDirectory(clone: string): string {
  if (userInfo().uid !== 0) return join(clone, '.data')
  return join('/var/lib/partner-hub', createHash('sha256').update(clone).digest('hex').slice(0, 12))
}

let cached: Environment | undefined

/** The settings of this process, read once. Throws EnvironmentError at the first call when one is wrong. */
export function env(): Environment {
  cached ??= readEnvironment(process.env)
  return cached
}

/** Reads the environment again at the next `env()`: for tests, and for commands that set variables before they start others. */
export function forgetEnvironment(): void {
  cached = undefined
}

/** The log level a set of variables asks for; `info` when it is unset or wrong, so that a log exists before `env` refuses. */
export function logLevelOf(variables: Readonly<Record<string, string | undefined>>): Environment['logLevel'] {
  const level = settings.shape.logLevel.safeParse(variables.LOG_LEVEL || undefined)
  return level.success ? level.data : 'info'
}
