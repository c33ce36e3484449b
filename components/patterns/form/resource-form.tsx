'use client'

/** The one form of the hub: sections of a field catalogue, an index at the side, a save bar at the foot. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import type { FieldValues } from '@/lib/domain/catalogue/field'
import type { Result } from '@/lib/domain/result'
import { SaveBar } from '../save-bar'
import { toast } from '../toast'
import { type FieldsProps, FormFields } from './form-fields'
import { FormProblem } from './form-problem'
import { FormSection } from './form-section'
import { SectionIndex, sectionsOf } from './section-index'
import { sentBy } from './sent-form'
import { UnsavedGuard } from './unsaved-guard'
import { type Form, type FormOptions, useForm } from './use-form'
import { useSaveKey } from './use-save-key'

interface ResourceFormProps<T> extends FormOptions, Omit<FieldsProps, 'form'> {
  save: (values: FieldValues) => Promise<Result<T>>
  /** After a save; without it a toast says "Saved" and the page is read anew. */
  onSaved?: (value: T) => void
  /** Saving is off for this reason, in words: a role that may only look. */
  offBecause?: string | false
  reach?: ReactNode
  verb?: string
  /** Stands beside the form where there is room, else below it. */
  aside?: ReactNode
  /** What stands under a section's fields, by section. */
  afterSection?: Partial<Record<string, ReactNode>>
}

export function ResourceForm<T>(props: ResourceFormProps<T>) {
  return <BoundResourceForm {...props} form={useForm(props)} />
}

type BoundProps<T> = Omit<ResourceFormProps<T>, keyof FormOptions> & { form: Form }

/** The same around a form that the caller holds, because something beside it watches what is typed. */
export function BoundResourceForm<T>(props: BoundProps<T>) {
  const { form, save, onSaved, offBecause, reach, verb, aside, afterSection, noun, under, half, readOnly, choices } =
    props
  const t = useTranslations('patterns.form')
  const router = useRouter()
  const sections = sectionsOf(form)

  const submit = async () => {
    if (offBecause || form.changed.length === 0) return
    const saved = await form.submit(save)
    if (!saved) return
    if (onSaved) return onSaved(saved.value)
    toast(t('saved'))
    router.refresh()
  }
  useSaveKey(submit)

  return (
    <form {...sentBy(submit)} className="flex grow flex-col">
      <UnsavedGuard count={form.changed.length} />
      <div
        className={classes(
          'grid grow grid-cols-1 content-start gap-x-10 pb-8',
          gridOf(sections.length > 1, Boolean(aside)),
        )}
      >
        {sections.length > 1 && (
          <SectionIndex form={form} noun={noun} className={aside ? 'max-[1359px]:hidden' : undefined} />
        )}
        <div className="min-w-0 max-w-180">
          <FormProblem problem={form.problem} />
          {sections.map((section) => (
            <FormSection key={section} form={form} noun={noun} section={section}>
              <FormFields
                form={form}
                section={section}
                noun={noun}
                under={under}
                half={half}
                readOnly={offBecause ? true : readOnly}
                choices={choices}
              />
              {afterSection?.[section]}
            </FormSection>
          ))}
        </div>
        {aside && (
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and a keyboard must reach what scrolls
            tabIndex={0}
            className="min-w-0 max-wide:border-t max-wide:border-edge max-wide:pt-5 wide:sticky wide:top-0 wide:max-h-[calc(100dvh-76px)] wide:self-start wide:overflow-y-auto wide:py-5"
          >
            {aside}
          </div>
        )}
      </div>
      <SaveBar form={form} reach={reach} verb={verb} offBecause={offBecause} />
    </form>
  )
}

/** The index needs room of its own: beside a form with an aside there is enough on a wide screen only. */
function gridOf(hasIndex: boolean, hasAside: boolean): string | false {
  if (hasAside)
    return 'wide:grid-cols-[minmax(0,1fr)_320px] min-[1360px]:grid-cols-[168px_minmax(0,1fr)_336px] min-[1360px]:gap-x-8'
  return hasIndex && 'wide:grid-cols-[180px_minmax(0,720px)]'
}
