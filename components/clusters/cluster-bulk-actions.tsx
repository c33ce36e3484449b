'use client'

/** What selected clusters can have done to them: pausing and resuming their checks, with the way back in the note. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSelection } from '@/components/patterns/table/table-selection'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { pauseClusterAction, resumeClusterAction } from '@/lib/features/clusters/actions'

type Deed = 'pause' | 'resume'

const actions = { pause: pauseClusterAction, resume: resumeClusterAction } as const
const opposite = { pause: 'resume', resume: 'pause' } as const
const done = { pause: 'paused', resume: 'resumed' } as const

/** One after the other, so that a hundred rows do not crowd out everybody else. Answers the ids that went well. */
async function perform(deed: Deed, ids: readonly string[]): Promise<string[]> {
  const well: string[] = []
  for (const id of ids) {
    const outcome = await actions[deed]({ id }).catch(() => null)
    if (outcome?.ok) well.push(id)
  }
  return well
}

export function ClusterBulkActions({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('bulk')
  const router = useRouter()
  const { ids, clear } = useSelection()
  const [busy, setBusy] = useState<Deed | null>(null)

  const run = async (deed: Deed, chosen: readonly string[]) => {
    setBusy(deed)
    const well = await perform(deed, chosen)
    setBusy(null)
    clear()
    router.refresh()
    if (well.length > 0) toast(t(done[deed], { count: well.length }), { undo: () => run(opposite[deed], well) })
    if (well.length < chosen.length) toast(t('refused', { count: chosen.length - well.length }), { kind: 'problem' })
  }
  const button = (deed: Deed) => (
    <Button small busy={busy === deed} offBecause={!mayWrite && t('offRole')} onClick={() => run(deed, ids)}>
      {t(deed)}
    </Button>
  )
  return (
    <>
      {button('pause')}
      {button('resume')}
    </>
  )
}
