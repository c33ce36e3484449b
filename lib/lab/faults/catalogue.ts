/** Lists every fault once: where it acts, what it may concern, and which parameters it takes. */
import * as z from 'zod'
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'

/** Where a fault acts; two faults of one scope and one layer replace each other. */
export type FaultLayer = 'dns' | 'connection' | 'tls' | 'http' | 'session'

interface FaultSpec {
  layer: FaultLayer
  /** Undefined: it may concern every interface. */
  interfaces?: readonly InterfaceKind[]
  params?: z.ZodType<FaultParams>
}

/** The parameters of all faults; each takes only its own. */
export interface FaultParams {
  milliseconds?: number
  hoursAgo?: number
  addresses?: string[]
  location?: string
}

const overHttp = ['xsi-actions', 'xsi-events', 'authentication-service', 'dms'] as const
const withLogin = ['xsi-actions', 'xsi-events', 'authentication-service'] as const
const noParams = z.strictObject({})

export const faultCatalogue = {
  refuse: { layer: 'connection' },
  hang: { layer: 'connection' },
  close: { layer: 'connection' },
  'reset-before-handshake': { layer: 'connection' },
  'reset-within-handshake': { layer: 'tls' },
  'reset-after-handshake': { layer: 'tls' },
  'certificate-expired': {
    layer: 'tls',
    params: z.strictObject({ hoursAgo: z.int().min(1).max(8_760).default(9) }),
  },
  'certificate-not-yet-valid': { layer: 'tls' },
  'certificate-wrong-host': { layer: 'tls' },
  'certificate-self-signed': { layer: 'tls' },
  'certificate-unknown-authority': { layer: 'tls' },
  'certificate-missing-intermediate': { layer: 'tls' },
  'tls-1.1-only': { layer: 'tls' },
  'no-client-certificate-asked': { layer: 'tls', interfaces: ['cti', 'authentication-service'] },
  'http-404': { layer: 'http', interfaces: overHttp },
  'http-500': { layer: 'http', interfaces: overHttp },
  'http-502': { layer: 'http', interfaces: overHttp },
  'http-503': { layer: 'http', interfaces: overHttp },
  'http-504': { layer: 'http', interfaces: overHttp },
  slow: {
    layer: 'http',
    interfaces: overHttp,
    params: z.strictObject({ milliseconds: z.int().min(1).max(120_000).default(3_000) }),
  },
  'hang-http': { layer: 'http', interfaces: overHttp },
  'hang-body': { layer: 'http', interfaces: overHttp },
  'wrong-body': { layer: 'http', interfaces: overHttp },
  redirect: {
    layer: 'http',
    interfaces: overHttp,
    params: z.strictObject({
      location: z
        .string()
        .min(1)
        .max(300)
        .regex(/^[!-~]+$/)
        .default('/login'),
    }),
  },
  'login-latin-1': { layer: 'session', interfaces: withLogin },
  'affinity-lost': { layer: 'session', interfaces: ['xsi-events'] },
  'dns-changed': {
    layer: 'dns',
    params: z.strictObject({ addresses: z.array(z.ipv4()).min(1).max(500) }),
  },
  'dns-empty': { layer: 'dns' },
  'dns-nxdomain': { layer: 'dns' },
  'dns-servfail': { layer: 'dns' },
  'dns-refused': { layer: 'dns' },
  'dns-timeout': { layer: 'dns' },
  'dns-truncated': { layer: 'dns' },
} as const satisfies Record<string, FaultSpec>

export type FaultName = keyof typeof faultCatalogue

export const faultNames = Object.keys(faultCatalogue) as [FaultName, ...FaultName[]]

export const specOf = (name: FaultName): FaultSpec => faultCatalogue[name]

/** What a fault concerns. A cluster or a host is needed, everything else narrows it. */
export interface FaultScope {
  cluster?: string
  host?: string
  address?: string
  /** A hidden server, such as `a1`: the first behind the first address. */
  xsp?: string
  interface?: InterfaceKind
}

export interface FaultRequest extends FaultScope {
  /** Stands for the address of a site: `a` for the first. Stories use it, since they know no range. */
  site?: string
  fault: FaultName
  params?: FaultParams
}

/** A fault that is in force. Its cluster is always known. */
export interface Fault extends FaultScope {
  id: string
  cluster: string
  fault: FaultName
  layer: FaultLayer
  params: FaultParams
}

const scopeShape = {
  cluster: z.string().max(100).optional(),
  host: z.string().max(253).optional(),
  address: z.ipv4().optional(),
  xsp: z.string().max(8).optional(),
  interface: z.enum(interfaceKinds).optional(),
}

/** What the control API accepts; names in it are checked against the story afterwards. */
export const faultRequestSchema = z.strictObject({
  ...scopeShape,
  site: z.string().max(1).optional(),
  fault: z.enum(faultNames),
  params: z.record(z.string(), z.unknown()).optional(),
})

export const faultScopeSchema = z.strictObject({ ...scopeShape, id: z.string().max(100).optional() })

/** The parameters with defaults filled in, or undefined when they do not fit the fault. */
export const paramsOf = (name: FaultName, params: unknown): FaultParams | undefined => {
  const parsed = (specOf(name).params ?? noParams).safeParse(params ?? {})
  return parsed.success ? parsed.data : undefined
}
