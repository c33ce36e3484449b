/** The plain shapes of customer templates that cross rooms. */
import type { FieldChange, FieldValues } from '@/lib/domain/catalogue/field'
import type { MergedWith } from '@/lib/domain/catalogue/merge'
import type { ChecklistFacts } from '@/lib/domain/provisioning/checklist/facts'
import type { Checklist } from '@/lib/domain/provisioning/methods'
import type { AffectedCustomers } from '../customers/types'
import type { LocaleChoices } from '../locales/types'

/** What stands above the tabs of one template. Times are ISO 8601. */
export interface TemplateHead {
  id: string
  name: string
  version: number
  clusterId: string
  clusterName: string
  country: string
  savedAt: string
  /** Who saved the current version; '' when it was made before there was a history. */
  savedBy: string
  versions: number
  affected: AffectedCustomers
}

/** What is minted for a template and only read. */
export interface TemplateIdentifiers {
  provisioningId: string
  adapterUrl: string
  /** The hub's own activation page, in force while the template names no other. */
  activationUrl: string
}

export type ClusterFacts = NonNullable<ChecklistFacts['cluster']> & { directAuthentication: boolean }

/** What a form offers and judges with besides the template itself. */
export interface TemplateSurroundings {
  clusters: ClusterFacts[]
  apiAccess: ChecklistFacts['apiAccess']
  admins: { email: string; name: string }[]
  locales: LocaleChoices
}

/** How the wizard begins: the defaults, or a copy of another template without its secrets. */
export interface NewTemplateForm {
  id: string
  values: FieldValues
  copyOf: string | null
  /** Where this person's browser keeps a draft; null where a copy or a proposal fills the form. */
  draftKey: string | null
  surroundings: TemplateSurroundings
  /** As they will be: the id is minted already. */
  identifiers: TemplateIdentifiers
}

/** Everything the form of an existing template needs; never a secret. */
export interface TemplateForm {
  id: string
  version: number
  values: FieldValues
  hasStoredPassword: boolean
  surroundings: TemplateSurroundings
  identifiers: TemplateIdentifiers
}

/** The answer to a save. */
export interface TemplateSaved {
  version: number
  /** Whose changes were taken along because they touched other fields; null when nobody saved meanwhile. */
  mergedWith: MergedWith | null
}

/** The page that only shows a template. */
export interface TemplateDetail {
  values: FieldValues
  hasStoredPassword: boolean
  identifiers: TemplateIdentifiers
  checklist: Checklist
}

/** One line of the history, newest first. */
export interface VersionLine {
  number: number
  author: string
  at: string
  restoredFrom: number | null
  /** What it changed against the version before; null for the first. */
  changed: string[] | null
}

export interface VersionComparison {
  from: number
  to: number
  changes: FieldChange[]
}

export interface TemplateHistory {
  lines: VersionLine[]
  comparison: VersionComparison | null
  /** What restoring `comparison.from` would do; null where there is nothing to restore. */
  restore: { number: number; before: FieldValues; after: FieldValues; needsPassword: boolean } | null
  /** Names of the clusters that the compared values mention. */
  clusterNames: Record<string, string>
}
