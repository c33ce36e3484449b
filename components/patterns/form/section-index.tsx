'use client'

/** The sections of a long form at its side: a dot where something changed, an octagon where something is refused. */
import { useTranslations } from 'next-intl'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import type { Namespace } from '@/lib/platform/i18n/messages'
import type { Form } from './use-form'
import { useFieldWords } from './words'

export const sectionId = (form: Form, section: string): string => `${form.id}-section-${section}`

/** Sections that have a field to show, in order. */
export function sectionsOf(form: Form): string[] {
  return [...new Set(form.visible.flatMap((name) => form.catalogue[name]?.section ?? []))]
}

interface SectionIndexProps {
  form: Form
  noun: Namespace
  className?: string
}

export function SectionIndex({ form, noun, className }: SectionIndexProps) {
  const t = useTranslations('patterns.form')
  const words = useFieldWords(noun)
  const isOf = (section: string) => (name: string) => form.catalogue[name]?.section === section
  return (
    <nav aria-label={t('sections')} className={classes('sticky top-6 hidden self-start wide:block', className)}>
      <ul className="flex flex-col gap-0.5">
        {sectionsOf(form).map((section) => (
          <li key={section}>
            <a
              href={`#${sectionId(form, section)}`}
              className="flex min-h-8 items-center gap-2 rounded-md px-3 py-1 text-ink-soft hover:bg-fill-hover hover:text-ink"
            >
              <span className="min-w-0 grow">{words.section(section)}</span>
              {Object.keys(form.problems).some(isOf(section)) ? (
                <StateMark state="down" size={12} label={t('refused')} />
              ) : (
                form.changed.some(isOf(section)) && (
                  <span
                    role="img"
                    aria-label={t('changed')}
                    title={t('changed')}
                    className="size-1.5 rounded-full bg-accent"
                  />
                )
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
