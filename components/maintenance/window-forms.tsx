'use client'

/** Starting maintenance now, and planning it. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { toast } from '@/components/patterns/toast'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { planFields, startFields } from '@/lib/domain/maintenance/fields'
import { planMaintenanceAction, startMaintenanceAction } from '@/lib/features/maintenance/actions'

interface WindowFormProps {
  /** Minted by the page, for one window. */
  id: string
  clusterId: string
  offBecause: string | false
}

const startInitial = initialValuesOf(startFields)
const planInitial = initialValuesOf(planFields)

export function StartForm(props: WindowFormProps) {
  const t = useTranslations('maintenance')
  const { id, next } = useWindowId(props.id)
  return (
    <PlainForm
      key={id}
      id="start"
      noun="maintenance"
      catalogue={startFields}
      initial={startInitial}
      verb={t('startVerb')}
      send={(values) => startMaintenanceAction({ ...values, id, clusterId: props.clusterId })}
      onDone={() => next(t('started'))}
      isGuarded
      readOnly={props.offBecause ? true : undefined}
      offBecause={props.offBecause}
    />
  )
}

export function PlanForm(props: WindowFormProps) {
  const t = useTranslations('maintenance')
  const { id, next } = useWindowId(props.id)
  return (
    <PlainForm
      key={id}
      id="plan"
      noun="maintenance"
      catalogue={planFields}
      initial={planInitial}
      half={['startsAt', 'endsAt']}
      verb={t('planVerb')}
      send={(values) => planMaintenanceAction({ ...values, id, clusterId: props.clusterId })}
      onDone={() => next(t('planned'))}
      isGuarded
      readOnly={props.offBecause ? true : undefined}
      offBecause={props.offBecause}
    />
  )
}

/** One window keeps one id until it is stored; then the form is empty again, with the id the page has minted since. */
function useWindowId(minted: string) {
  const router = useRouter()
  const [id, setId] = useState(minted)
  const [isDone, setDone] = useState(false)
  if (isDone && minted !== id) {
    setId(minted)
    setDone(false)
  }
  const next = (text: string) => {
    toast(text)
    setDone(true)
    router.refresh()
  }
  return { id, next }
}
