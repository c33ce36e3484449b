'use client'

/** Notes which URL the system level or one enterprise was given in BroadWorks. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FormFields } from '@/components/patterns/form/form-fields'
import { FormProblem } from '@/components/patterns/form/form-problem'
import { SendButton, sentBy } from '@/components/patterns/form/sent-form'
import { controlId, useForm } from '@/components/patterns/form/use-form'
import { useProblemWords } from '@/components/patterns/form/words'
import { toast } from '@/components/patterns/toast'
import { Select } from '@/components/ui/select'
import { adapterFields } from '@/lib/domain/provisioning/adapter-plan'
import { assignAdapterAction } from '@/lib/features/provisioning/actions'
import type { NamedThing } from '@/lib/features/provisioning/types'

interface NoteFormProps {
  clusterId: string
  templates: readonly NamedThing[]
  offBecause: string | false
}

const empty = { enterprise: '', target: '' }

export function NoteForm({ clusterId, templates, offBecause }: NoteFormProps) {
  const t = useTranslations('adapterUrls')
  const problemWords = useProblemWords()
  const router = useRouter()
  const form = useForm({ catalogue: adapterFields, initial: empty, id: 'note' })
  const problem = form.problems.target
  const submit = async () => {
    if (offBecause) return
    const enterprise = String(form.values.enterprise ?? '').trim()
    const done = await form.submit((values) =>
      assignAdapterAction({ clusterId, enterprise, target: String(values.target) }),
    )
    if (!done) return
    toast(t('noted', { name: enterprise || t('systemLevel') }))
    form.fill(empty)
    router.refresh()
  }
  return (
    <form {...sentBy(submit)} className="flex flex-col gap-3">
      <FormProblem problem={form.problem} />
      <FormFields form={form} noun="adapterUrls" section="assignment" hidesWas />
      <Select
        id={controlId(form.id, 'target')}
        name="target"
        label={t('fields.target.label')}
        help={templates.length === 0 ? t('noTemplates') : t('note.replace')}
        problem={problem ? problemWords(problem) : null}
        value={String(form.values.target ?? '')}
        options={[
          { value: '', label: t('fields.target.choose') },
          ...templates.map(({ id, name }) => ({ value: id, label: t('template', { name }) })),
          { value: 'uc-one', label: t('fields.target.options.uc-one') },
        ]}
        onChange={(target) => form.set('target', target)}
        onBlur={() => form.blur('target')}
      />
      <div>
        <SendButton form={form} offBecause={offBecause}>
          {t('note.verb')}
        </SendButton>
      </div>
    </form>
  )
}
