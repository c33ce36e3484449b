'use client'

/** What can be done with the whole cluster: pause, duplicate, delete. */
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionRow } from '@/components/patterns/action-row'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useDeed } from '@/components/patterns/deed'
import { useProblemWords } from '@/components/patterns/form/words'
import { Panel } from '@/components/patterns/panel'
import { DateTime } from '@/components/patterns/relative-time'
import { routes } from '@/components/patterns/routes'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { DeedLink } from '@/components/ui/deed-link'
import { pauseClusterAction, removeClusterAction, resumeClusterAction } from '@/lib/features/clusters/actions'
import type { ClusterHead } from '@/lib/features/clusters/types'

interface ClusterActionsProps {
  head: ClusterHead
  templates: readonly string[]
  mayWrite: boolean
}

export function ClusterActions({ head, templates, mayWrite }: ClusterActionsProps) {
  const t = useTranslations('clusters.settings')
  const format = useFormatter()
  const offRole = !mayWrite && t('offRole')
  const names = format.list([...templates])
  const refused = templates.length > 0 && t('deleteRefused', { count: templates.length, names })
  return (
    <Panel title={t('lifecycle')} className="my-8 max-w-247">
      <PauseRow head={head} offBecause={offRole} />
      <ActionRow title={t('duplicateTitle')} text={t('duplicateText')}>
        <DeedLink href={`${routes.newCluster}?from=${head.id}`} icon="copy" offBecause={offRole}>
          {t('duplicate')}
        </DeedLink>
      </ActionRow>
      <DeleteRow head={head} text={refused || t('deleteText')} offBecause={offRole || refused} />
    </Panel>
  )
}

function PauseRow({ head, offBecause }: { head: ClusterHead; offBecause: string | false }) {
  const t = useTranslations('clusters.settings')
  const deed = useDeed()
  const router = useRouter()
  const { id, name, pausedAt } = head
  const change = async (isPausing: boolean, canUndo: boolean) => {
    const action = isPausing ? pauseClusterAction : resumeClusterAction
    if (!(await deed.run(action({ id })))) return
    toast(
      t(isPausing ? 'paused' : 'resumed', { name }),
      canUndo ? { undo: () => change(!isPausing, false) } : undefined,
    )
    router.refresh()
  }
  return (
    <ActionRow
      title={t(pausedAt ? 'resumeTitle' : 'pauseTitle')}
      text={
        pausedAt ? t.rich('resumeText', { time: () => <DateTime at={pausedAt} format="instant" /> }) : t('pauseText')
      }
    >
      <Button
        icon={pausedAt ? 'refresh' : 'pause'}
        busy={deed.isBusy}
        offBecause={offBecause}
        onClick={() => change(!pausedAt, true)}
      >
        {t(pausedAt ? 'resume' : 'pause')}
      </Button>
    </ActionRow>
  )
}

interface DeleteRowProps {
  head: ClusterHead
  text: string
  offBecause: string | false
}

function DeleteRow({ head, text, offBecause }: DeleteRowProps) {
  const t = useTranslations('clusters.settings')
  const words = useProblemWords()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { id, name } = head
  const remove = async () => {
    const outcome = await removeClusterAction({ id, confirmation: name })
    if (!outcome.ok) return words(outcome.problem)
    toast(t('deleted', { name }))
    router.push(routes.clusters)
    return null
  }
  return (
    <ActionRow title={t('deleteTitle')} text={text}>
      <Button icon="delete" offBecause={offBecause} onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('deleteConfirm', { name })}
          text={t('deleteText')}
          verb={t('delete')}
          typeName={name}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </ActionRow>
  )
}
