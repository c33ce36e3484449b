'use client'

/** The settings of the whole partner. */
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { ResourceForm } from '@/components/patterns/form/resource-form'
import { partnerFields } from '@/lib/domain/identity/fields'
import { changePartnerAction } from '@/lib/features/partner/actions'
import type { PartnerSettings } from '@/lib/features/partner/types'

export function PartnerForm({ partner }: { partner: PartnerSettings }) {
  const t = useTranslations('settings.partner')
  const { name, timeZone, timeZones, version } = partner
  const catalogue = useMemo(
    () => ({
      ...partnerFields,
      timeZone: { ...partnerFields.timeZone, options: [...new Set([timeZone, ...timeZones])] },
    }),
    [timeZone, timeZones],
  )
  return (
    <ResourceForm
      noun="identity"
      catalogue={catalogue}
      initial={{ partnerName: name, timeZone }}
      save={(values) => changePartnerAction({ ...values, version })}
      offBecause={!partner.mayChange && t('off')}
    />
  )
}
