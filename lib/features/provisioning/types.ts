/** The plain shapes of provisioning that cross rooms. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { AdapterAnswer, AdapterPlan, AdapterStrategy } from '@/lib/domain/provisioning/adapter-plan'
import type { ApiNeed } from '@/lib/domain/provisioning/api-access'
import type { Answers, Proposal } from '@/lib/domain/provisioning/method-choice'
import type { PackageChange, PackageId } from '@/lib/domain/provisioning/packages'
import type { AdapterPath } from '@/lib/domain/provisioning/types'
import type { WhatIf } from '@/lib/domain/provisioning/what-if'
import type { TemplateHead } from '../templates/types'

export interface NamedThing {
  id: string
  name: string
}

export interface WhatIfPage {
  templates: NamedThing[]
  /** Null when there is no template at all. */
  asked: {
    head: TemplateHead
    template: NamedThing & { version: number; country: string; emailLanguage: string }
    /** The older version that answers; null for the current one. */
    version: number | null
    versions: number[]
    /** A version was asked for that is not kept. */
    isVersionMissing: boolean
    question: FieldValues
    answer: WhatIf
  } | null
}

export interface PackagesPage {
  /** Templates by their default package. */
  defaults: Record<PackageId, number>
  change: PackageChange
}

export interface AdapterUrlsPage {
  clusters: NamedThing[]
  /** Null when there is no cluster at all. */
  cluster: (NamedThing & { path: AdapterPath; proxyHost: string; isPatchConfirmed: boolean }) | null
  plan: AdapterPlan
  strategy: AdapterStrategy
  /** The enterprise that was asked for; null when none was. */
  answer: AdapterAnswer | null
  /** Templates of the cluster that BroadWorks can reach: those with flow-through. */
  templates: NamedThing[]
  mayWrite: boolean
}

export interface MethodChoicePage {
  answers: Answers
  /** To choose from, in the reader's language. */
  countries: { code: string; name: string }[]
  proposal: Proposal
  mayWrite: boolean
}

export interface ApiAccessPage {
  needs: ApiNeed[]
  /** Templates that only the API can provision with: some by name, and how many there are. */
  templates: { first: NamedThing[]; count: number }
  mayWrite: boolean
}
