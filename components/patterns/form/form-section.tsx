'use client'

/** One section of a long form below its title. */
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/platform/i18n/messages'
import { sectionId } from './section-index'
import type { Form } from './use-form'
import { useFieldWords } from './words'

interface FormSectionProps {
  form: Form
  noun: Namespace
  section: string
  children: ReactNode
}

export function FormSection({ form, noun, section, children }: FormSectionProps) {
  const words = useFieldWords(noun)
  const id = sectionId(form, section)
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4 border-b border-edge py-5 last:border-0">
      <h2 id={`${id}-title`} className="mb-3 text-base font-semibold">
        {words.section(section)}
      </h2>
      {words.sectionHelp(section) && <p className="-mt-2 mb-3 text-ink-soft">{words.sectionHelp(section)}</p>}
      {children}
    </section>
  )
}
