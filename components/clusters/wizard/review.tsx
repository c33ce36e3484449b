'use client'

/** The last look: every field that counts, by section, each with its way back. */
import { useTranslations } from 'next-intl'
import type { CheckState } from '@/components/health/check-state'
import { VerdictBadge } from '@/components/health/verdict-badge'
import type { Form } from '@/components/patterns/form/use-form'
import { useFieldWords } from '@/components/patterns/form/words'
import { StateBadge } from '@/components/patterns/state-badge'
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
  return (
    <div>
      <p className="pb-2 text-ink-soft">{t('reviewText')}</p>
      {clusterSections.map((section) => {
        const names = form.visible.filter((name) => form.catalogue[name]?.section === section)
        return (
          <section
            key={section}
            aria-labelledby={`review-${section}`}
            className="border-b border-edge py-4 last:border-0"
          >
            <div className="flex items-baseline justify-between gap-4 pb-2">
              <h2 id={`review-${section}`} className="text-base font-semibold">
                {words.section(section)}
              </h2>
              <button
                type="button"
                aria-label={t('editOf', { section: words.section(section) })}
                className="font-medium text-link hover:underline"
                onClick={() => onEdit(section)}
              >
                {t('edit')}
              </button>
            </div>
            <dl className="grid gap-x-6 gap-y-1.5 phone:grid-cols-[260px_minmax(0,1fr)]">
              {names.map((name) => (
                <div key={name} className="contents">
                  <dt className="text-ink-soft max-phone:pt-1 max-phone:text-xs">{words.label(name)}</dt>
                  <dd className="flex min-w-0 flex-wrap items-center gap-x-3">
                    <Value name={name} form={form} />
                    <Verdict name={name} checks={checks} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
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
