'use client'

/** The last look: every field that counts, by section, each with its way back. */
import { useTranslations } from 'next-intl'
import type { CheckState } from '@/components/health/check-state'
import { VerdictBadge } from '@/components/health/verdict-badge'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { StateBadge } from '@/components/patterns/state-badge'
import { ValueSections } from '@/components/patterns/value-sections'
import { addressFieldOf } from '@/lib/domain/clusters/addresses'
import { clusterSections } from '@/lib/domain/clusters/fields'
import { xsiDomainOf } from '@/lib/domain/clusters/rules'
import { interfaceKinds } from '@/lib/domain/health/types'

interface ReviewProps {
  form: Form
  checks: CheckState
  onEdit: (section: string) => void
}

export function Review({ form, checks, onEdit }: ReviewProps) {
  const t = useTranslations('clusters.wizard')
  const words = useFieldWords('clusters')
  const rows = form.visible.map((name) => ({
    name,
    section: form.catalogue[name]?.section ?? '',
    label: words.label(name),
    value: (
      <span className="flex flex-wrap items-center gap-x-3">
        <Value name={name} form={form} />
        <Verdict name={name} checks={checks} />
      </span>
    ),
  }))
  return (
    <div>
      <p className="pb-2 text-ink-soft">{t('reviewText')}</p>
      <ValueSections sections={clusterSections} title={words.section} rows={rows} onEdit={onEdit} />
    </div>
  )
}

function Value({ name, form }: { name: string; form: Form }) {
  const t = useTranslations('clusters.wizard')
  const words = useFieldWords('clusters')
  const field = form.catalogue[name]
  const value = form.values[name]
  if (!field || value === undefined) return null
  if (name === 'xsiDomain') return <span className="host">{xsiDomainOf(form.values) || t('notGiven')}</span>
  if (value === '') return <span className="text-ink-soft">{t('notGiven')}</span>
  if (field.secret || field.control === 'textarea') return t('given')
  return <span className="host break-all">{words.value(name, field, value)}</span>
}

/** What the probe of an address says, beside the address. */
function Verdict({ name, checks }: { name: string; checks: CheckState }) {
  const kind = interfaceKinds.find((one) => addressFieldOf[one] === name)
  const live = kind && checks[kind]
  if (!live) return null
  if (live.isRunning) return <StateBadge state="checking" />
  return live.result && <VerdictBadge verdict={live.result.verdict} />
}
