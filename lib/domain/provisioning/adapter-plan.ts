/** Decides which provisioning URL an enterprise uses, and why (domain.md 5.2: enterprise before system level). */
import * as z from 'zod'
import { type Catalogue, optionalText } from '../catalogue/field'
import { enterpriseMessagingRequest, systemLevelRequest, systemMessagingCommands } from './commands'
import type { Because, Command } from './types'

/** A template's URL at our address, or that of UC-One SaaS, which is not ours. */
export type AdapterTarget =
  | { kind: 'template'; templateId: string; name: string; url: string; accountName: string }
  | { kind: 'uc-one' }

export interface AdapterPlan {
  /** The system level of the application server; null when nothing is noted for it. */
  system: AdapterTarget | null
  overrides: readonly { enterprise: string; target: AdapterTarget }[]
}

/** The two ways beside UC-One, and those without it; message keys under `adapterUrls.strategies`. */
export const adapterStrategies = ['nothing', 'webex-only', 'overrides-only', 'uc-one-first', 'webex-first'] as const
export type AdapterStrategy = (typeof adapterStrategies)[number]

/** BroadWorks takes 1 to 30 characters as the name of a service provider or enterprise (OCI schema). */
export const enterpriseMaxLength = 30

/** More overrides than these belong into another default. */
export const mostAssignments = 500

/** What the form asks; `target` is `uc-one` or the id of a template. */
export const adapterFields = {
  enterprise: {
    section: 'assignment',
    control: 'host',
    schema: optionalText(enterpriseMaxLength),
    initial: '',
    optional: true,
    maxLength: enterpriseMaxLength,
  },
  target: { section: 'target', control: 'select', schema: z.string().min(1).max(64), initial: '' },
} satisfies Catalogue

export function strategyOf({ system, overrides }: AdapterPlan): AdapterStrategy {
  const hasUcOne = overrides.some(({ target }) => target.kind === 'uc-one')
  if (system?.kind === 'uc-one') return 'uc-one-first'
  if (system) return hasUcOne ? 'webex-first' : 'webex-only'
  return overrides.length > 0 ? 'overrides-only' : 'nothing'
}

export interface AdapterAnswer {
  enterprise: string
  /** Null when neither level names one. */
  target: AdapterTarget | null
  /** Message keys under `adapterUrls.because`, in the order in which the levels were asked. */
  because: Because[]
  /** What puts BroadWorks into this state for the enterprise; empty where the URL is not ours to know. */
  commands: Command[]
}

/** Names are compared as they are written; one that differs in case only is pointed out, not used. */
export function adapterAnswerOf(plan: AdapterPlan, enterprise: string): AdapterAnswer {
  const asked = enterprise.trim()
  const own = plan.overrides.find((one) => one.enterprise === asked)
  if (own) {
    return {
      enterprise: asked,
      target: own.target,
      because: [{ code: 'override' }],
      commands: commandsOf(own.target, asked),
    }
  }
  const similar = plan.overrides.find((one) => one.enterprise.toLowerCase() === asked.toLowerCase())
  const because: Because[] = [
    similar ? { code: 'case-differs', params: { enterprise: similar.enterprise } } : { code: 'no-override' },
  ]
  if (!plan.system)
    return { enterprise: asked, target: null, because: [...because, { code: 'nothing-set' }], commands: [] }
  return {
    enterprise: asked,
    target: plan.system,
    because: [...because, { code: 'system' }],
    commands: asked === '' ? commandsOf(plan.system, '') : [systemLevelRequest(asked)],
  }
}

/** The lines for one level: '' is the system. The URL of UC-One SaaS is not known here. */
export function commandsOf(target: AdapterTarget, enterprise: string): Command[] {
  if (target.kind === 'uc-one') return []
  const account = target.accountName || 'PROVISIONING_ACCOUNT'
  return enterprise === ''
    ? systemMessagingCommands(target.url, account)
    : [enterpriseMessagingRequest(target.url, account, enterprise)]
}
