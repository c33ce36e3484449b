'use client'

/** What each step of the wizard says of itself, and why "Create cluster" is off. */
import { useFormatter, useTranslations } from 'next-intl'
import type { CheckState } from '@/components/health/check-state'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { sectionState } from '@/components/patterns/wizard/walk'
import type { WizardStep } from '@/components/patterns/wizard/wizard'
import { addressFieldOf } from '@/lib/domain/clusters/addresses'
import { type ClusterSection, clusterFields, clusterSections } from '@/lib/domain/clusters/fields'
import { isOfficial } from '@/lib/domain/health/cluster-state'
import { type InterfaceKind, interfaceKinds } from '@/lib/domain/health/types'
import { useClusterOptions } from '../cluster-options'
import { isFailing } from '../probe-plan'

const kindsOf = (section: string): InterfaceKind[] =>
  interfaceKinds.filter((kind) => clusterFields[addressFieldOf[kind]].section === section)

const isMissing = (kind: InterfaceKind, { values }: Form) => values[addressFieldOf[kind]] === ''
const isNeeded = (kind: InterfaceKind) => isOfficial(kind) || kind === 'cti'

/** The steps with their marks and notes. */
export function useSteps(form: Form, state: CheckState, visited: ReadonlySet<string>): WizardStep[] {
  const t = useTranslations('clusters')
  const words = useFieldWords('clusters')
  const option = useClusterOptions()
  const notes: Partial<Record<ClusterSection, string>> = {
    'name-and-topology': [form.values.name, option('edgeTopology', String(form.values.edgeTopology))]
      .filter(Boolean)
      .join(', '),
    'test-account': String(form.values.testAccountUserId) || t('wizard.notes.none'),
    dms: isMissing('dms', form) ? t('wizard.notes.optional') : '',
  }
  const noteOf = (section: ClusterSection): string | undefined => {
    const kinds = kindsOf(section)
    const failing = kinds.filter((kind) => isFailing(kind, state)).length
    if (failing > 0) return t('wizard.notes.failing', { count: failing })
    if (kinds.some((kind) => state[kind]?.isRunning)) return t('wizard.notes.checking')
    return visited.has(section) ? notes[section] || undefined : undefined
  }
  return clusterSections.map((section) => ({
    key: section,
    title: words.section(section),
    note: noteOf(section),
    state: stateOf(section, form, state, visited),
  }))
}

function stateOf(
  section: ClusterSection,
  form: Form,
  state: CheckState,
  visited: ReadonlySet<string>,
): WizardStep['state'] {
  const kinds = kindsOf(section)
  const typed = sectionState(section, form, visited)
  if (typed === 'refused' || kinds.some((kind) => isFailing(kind, state))) return 'refused'
  if (kinds.some((kind) => state[kind]?.isRunning)) return 'checking'
  if (typed === 'open') return 'open'
  return kinds.every((kind) => isMissing(kind, form) || state[kind]?.result) ? 'done' : 'open'
}

/** The sentence beside the button, without its title; empty when the cluster may be created. */
export function useOffReason(form: Form, state: CheckState): string {
  const t = useTranslations('clusters.wizard.off')
  const interfaces = useTranslations('health.interfaces')
  const stages = useTranslations('health.stages')
  const words = useFieldWords('clusters')
  const format = useFormatter()
  const listed = (names: string[]) => ({ names: format.list(names), count: names.length })
  const failing = interfaceKinds.filter((kind) => isFailing(kind, state))
  const running = interfaceKinds.filter((kind) => state[kind]?.isRunning)
  const missing = interfaceKinds.filter((kind) => isNeeded(kind) && isMissing(kind, form))
  const unprobed = interfaceKinds.filter(
    (kind) => !isMissing(kind, form) && !state[kind]?.result && !running.includes(kind),
  )
  const addresses = new Set<string>(interfaceKinds.map((kind) => addressFieldOf[kind]))
  const fields = Object.keys(form.allProblems).filter((name) => !addresses.has(name) || isWritten(name, form, failing))
  const named = (kinds: readonly InterfaceKind[]) => kinds.map((kind) => interfaces(kind))
  const parts = [
    ...failing.map((kind) => {
      const stage = state[kind]?.result?.verdict.findings[0]?.stage
      const isDown = state[kind]?.result?.verdict.state === 'down'
      return stage && isDown
        ? t('fails', { name: interfaces(kind), stage: stages(stage) })
        : t('unsure', { name: interfaces(kind) })
    }),
    running.length > 0 && t('checking', listed(named(running))),
    missing.length > 0 && t('empty', listed(named(missing))),
    fields.length > 0 && t('fields', listed(fields.map((name) => words.label(name)))),
    fields.length === 0 && unprobed.length > 0 && t('checking', listed(named(unprobed))),
  ].filter((part) => part !== false)
  return parts.join(', ')
}

/** An address that was typed and is refused by itself, not by its probe. */
function isWritten(name: string, form: Form, failing: readonly InterfaceKind[]): boolean {
  return form.values[name] !== '' && !failing.some((kind) => addressFieldOf[kind] === name)
}
