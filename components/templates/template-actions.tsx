'use client'

/** What can be done with the whole template: duplicate, delete. A deletion can be undone. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionRow } from '@/components/patterns/action-row'
import { answerOf, useDeed } from '@/components/patterns/deed'
import { useProblemWords } from '@/components/patterns/form/words'
import { Panel } from '@/components/patterns/panel'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { DeedLink } from '@/components/ui/deed-link'
import { bringBackTemplatesAction } from '@/lib/features/template-list/actions'
import { deleteTemplateAction } from '@/lib/features/templates/actions'
import type { TemplateHead } from '@/lib/features/templates/types'

export function TemplateActions({ head, mayWrite }: { head: TemplateHead; mayWrite: boolean }) {
  const t = useTranslations('templates.actions')
  const offRole = !mayWrite && t('offRole')
  return (
    <Panel title={t('title')}>
      <ActionRow title={t('duplicateTitle')} text={t('duplicateText')}>
        <DeedLink href={`${routes.newTemplate}?from=${head.id}`} icon="copy" offBecause={offRole}>
          {t('duplicate')}
        </DeedLink>
      </ActionRow>
      <DeleteRow head={head} offRole={offRole} />
    </Panel>
  )
}

function DeleteRow({ head, offRole }: { head: TemplateHead; offRole: string | false }) {
  const t = useTranslations('templates.actions')
  const deed = useDeed()
  const words = useProblemWords()
  const router = useRouter()
  const { customers, first } = head.affected
  const inUse =
    customers.value > 0 && t('deleteRefused', { count: customers.value, names: first.slice(0, 3).join(', ') })
  const bringBack = async () => {
    // By now the list is open: the call is one that its page knows.
    const answer = await answerOf(bringBackTemplatesAction({ ids: [head.id] }))
    const outcome = answer.ok ? answer.value[0] : undefined
    const problem = answer.ok ? outcome?.problem : answer.problem
    if (problem) return toast(words(Object.values(problem.fields ?? {})[0] ?? problem), { kind: 'problem' })
    toast(t('broughtBack', { name: head.name }))
    if (outcome?.rest) toast(words(outcome.rest), { kind: 'problem' })
    router.push(routes.template(head.id))
  }
  const remove = async () => {
    const deleted = await deed.run(deleteTemplateAction({ id: head.id }))
    if (!deleted) return
    toast(t('deleted', { name: deleted.value.name }), { undo: bringBack })
    router.push(routes.templates)
  }
  return (
    <ActionRow title={t('deleteTitle')} text={inUse || t('deleteText')}>
      <Button icon="delete" busy={deed.isBusy} offBecause={offRole || inUse} onClick={remove}>
        {t('delete')}
      </Button>
    </ActionRow>
  )
}
