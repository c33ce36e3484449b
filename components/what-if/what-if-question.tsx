'use client'

/** The question: template, version and what BroadWorks knows of the user. The address follows a moment after the last key. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useTransition } from 'react'
import { CopyButton } from '@/components/patterns/copy-button'
import { useForm } from '@/components/patterns/form/use-form'
import { routes } from '@/components/patterns/routes'
import { useIsAlive } from '@/components/patterns/use-is-alive'
import { TextLink } from '@/components/ui/link'
import { Ring } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { questionQuery, whatIfFields } from '@/lib/domain/provisioning/what-if/question'
import type { NamedThing, WhatIfPage } from '@/lib/features/provisioning/types'
import { QuestionFields } from './question-fields'

const silenceMs = 400

interface QuestionProps {
  templates: readonly NamedThing[]
  asked: NonNullable<WhatIfPage['asked']>
}

export function WhatIfQuestion({ templates, asked }: QuestionProps) {
  const t = useTranslations('whatIf')
  const { template, version, versions, question, answer } = asked
  const initial = { ...question, method: answer.method.method ?? '' }
  const form = useForm({ catalogue: whatIfFields, initial, id: 'what-if' })
  const { go, isPending } = useAddress()
  useFollowingAddress(
    form.values,
    (values) => go(questionQuery(template.id, version, values)),
    questionQuery(template.id, version, question),
  )
  return (
    <form className="flex min-w-0 flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
      <Select
        id="what-if-template"
        name="template"
        label={t('template')}
        value={template.id}
        options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => go(questionQuery(id, null, form.values))}
      />
      {versions.length > 0 && (
        <Select
          id="what-if-version"
          name="version"
          label={t('version')}
          help={asked.isVersionMissing ? t('notFound') : undefined}
          value={String(version ?? template.version)}
          options={[
            { value: String(template.version), label: t('current', { number: template.version }) },
            ...versions.map((number) => ({ value: String(number), label: t('older', { number }) })),
          ]}
          onChange={(number) =>
            go(questionQuery(template.id, Number(number) === template.version ? null : Number(number), form.values))
          }
        />
      )}
      <QuestionFields form={form} />
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
        <CopyLink label={t('copyLink')} query={questionQuery(template.id, version, form.values)} />
        <TextLink href={routes.whatIf(template.id)}>{t('reset')}</TextLink>
        {isPending && <Ring size={14} />}
      </p>
    </form>
  )
}

function useAddress() {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const go = (query: string) => startTransition(() => router.replace(routes.whatIfAsked(query), { scroll: false }))
  return { go, isPending }
}

/** Asks anew a moment after the last change, and never for what the address says already. */
function useFollowingAddress(values: FieldValues, ask: (values: FieldValues) => void, shown: string) {
  const latest = useRef({ ask, shown })
  latest.current = { ask, shown }
  const text = JSON.stringify(values)
  useEffect(() => {
    const timer = setTimeout(() => {
      const typed = JSON.parse(text) as FieldValues
      const template = new URLSearchParams(latest.current.shown)
      const query = questionQuery(template.get('template') ?? '', numberOf(template.get('version')), typed)
      if (query !== latest.current.shown) latest.current.ask(typed)
    }, silenceMs)
    return () => clearTimeout(timer)
  }, [text])
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))

/** The page's own address, known only in the browser. */
function CopyLink({ label, query }: { label: string; query: string }) {
  const isAlive = useIsAlive()
  const origin = isAlive ? window.location.origin : ''
  return (
    <span className="inline-flex items-center gap-1">
      {label}
      <CopyButton text={`${origin}${routes.whatIfAsked(query)}`} label={label} />
    </span>
  )
}
