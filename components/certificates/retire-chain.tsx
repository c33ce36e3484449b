'use client'

/** Retires a file of the cloud's client chain once every server has the next one, or takes that back. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDeed } from '@/components/patterns/deed'
import { toast } from '@/components/patterns/toast'
import { Button } from '@/components/ui/button'
import { restoreCloudChainAction, retireCloudChainAction } from '@/lib/features/certificates/actions'

interface RetireChainProps {
  id: string
  name: string
  isRetired: boolean
  offBecause: string | false
}

export function RetireChain({ id, name, isRetired, offBecause }: RetireChainProps) {
  const t = useTranslations('chains.cloud')
  const deed = useDeed()
  const router = useRouter()
  const change = async (verb: 'retire' | 'restore', canUndo: boolean) => {
    const action = verb === 'retire' ? retireCloudChainAction : restoreCloudChainAction
    if (!(await deed.run(action({ id })))) return
    const undo = () => change(verb === 'retire' ? 'restore' : 'retire', false)
    toast(t(verb === 'retire' ? 'nowRetired' : 'nowRestored', { name }), canUndo ? { undo } : undefined)
    router.refresh()
  }
  return (
    <Button
      small
      busy={deed.isBusy}
      offBecause={offBecause}
      onClick={() => change(isRetired ? 'restore' : 'retire', true)}
    >
      {t(isRetired ? 'restore' : 'retire')}
    </Button>
  )
}
