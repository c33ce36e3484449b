'use client'

/** What each step of the wizard says of itself, and why "Create template" is off. */
import { useFormatter, useTranslations } from 'next-intl'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { sectionState } from '@/components/patterns/wizard/walk'
import type { WizardStep } from '@/components/patterns/wizard/wizard'
import { type TemplateSection, templateSections } from '@/lib/domain/templates/fields'
import { useTemplateWords } from '../value-list'

/** The field whose value stands below a step's title once somebody was there. */
const noteField: Record<TemplateSection, string> = {
  details: 'name',
  service: 'clusterId',
  provisioning: 'flowThrough',
  'package-and-meetings': 'defaultPackage',
  verification: 'userVerification',
  authentication: 'authenticationMode',
  preferences: 'directorySync',
}

export function useSteps(
  form: Form,
  visited: ReadonlySet<string>,
  clusterNames: Readonly<Record<string, string>>,
): WizardStep[] {
  const t = useTranslations('templates.wizard')
  const words = useTemplateWords(clusterNames)
  const noteOf = (section: TemplateSection): string | undefined => {
    const field = noteField[section]
    const value = form.values[field]
    if (!visited.has(section) || value === '' || value === undefined) return undefined
    if (typeof value === 'boolean')
      return t(`notes.${section === 'provisioning' ? 'flowThrough' : 'sync'}`, { isOn: String(value) })
    return words.value(field, value)
  }
  return templateSections.map((section) => ({
    key: section,
    title: words.section(section),
    note: noteOf(section),
    state: sectionState(section, form, visited),
  }))
}

/** More than these are counted. */
const mostNamed = 3

/** The fields that stand in the way, named; empty when the template may be created. */
export function useOffReason(form: Form): string {
  const t = useTranslations('templates.wizard')
  const words = useFieldWords('templates')
  const format = useFormatter()
  const standing = form.visible.filter((name) => form.allProblems[name] || form.problems[name])
  const [empty, refused] = [true, false].map((isEmpty) =>
    standing.filter((name) => (form.values[name] === '') === isEmpty).map(words.label),
  )
  const listed = (names: readonly string[]) =>
    names.length > mostNamed
      ? format.list([...names.slice(0, mostNamed - 1), t('more', { count: names.length - mostNamed + 1 })], 'and')
      : format.list([...names], 'and')
  const said = (key: 'offEmpty' | 'offFields', names: readonly string[] = []) =>
    names.length > 0 ? [t(key, { names: listed(names), count: names.length })] : []
  return [...said('offFields', refused), ...said('offEmpty', empty)].join(', ')
}
