'use client'

/** The first partner and its full admin. */
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { setUpFields } from '@/lib/domain/identity/fields'
import { setUpAction } from '@/lib/features/partner/actions'
import { leaveTo } from './leave-to'

const initial = initialValuesOf(setUpFields)

export function SetUpForm({ token, timeZones }: { token: string; timeZones: readonly string[] }) {
  const t = useTranslations('identity.setUp')
  const catalogue = useMemo(
    () => ({ ...setUpFields, timeZone: { ...setUpFields.timeZone, options: timeZones } }),
    [timeZones],
  )
  return (
    <PlainForm
      id="set-up"
      noun="identity"
      catalogue={catalogue}
      initial={initial}
      verb={t('submit')}
      send={(values) => setUpAction({ ...values, token })}
      onDone={({ goTo }) => leaveTo(goTo)}
    />
  )
}
