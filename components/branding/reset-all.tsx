'use client'

/** Gives a whole level back to the one above, after saying what goes. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useProblemWords } from '@/components/patterns/form/words'
import { Button } from '@/components/ui/button'
import { resetBrandingAction } from '@/lib/features/branding/actions'
import type { BrandingForm } from '@/lib/features/branding/types'

interface ResetAllProps {
  data: BrandingForm
  /** Of the partner, or of the customer. */
  name: string
  partnerName: string
  offBecause: string | false
}

export function ResetAll({ data, name, partnerName, offBecause }: ResetAllProps) {
  const t = useTranslations('branding')
  const words = useProblemWords()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { customerId, version, own } = data
  const labels = own.map((field) => t(`fields.${field as 'brandName'}.label`))
  const reset = async () => {
    const outcome = await resetBrandingAction({ customerId, version, name: null })
    if (!outcome.ok) return words(outcome.problem)
    router.refresh()
    return null
  }
  return (
    <>
      <Button offBecause={offBecause || (own.length === 0 && t('origin.nothing'))} onClick={() => setAsking(true)}>
        {t('origin.resetAll')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('origin.resetAllTitle', { name })}
          text={
            <>
              {customerId === null
                ? t('origin.resetAllPartner')
                : t('origin.resetAllCustomer', { partner: partnerName })}{' '}
              {t('origin.undoOff')}
            </>
          }
          verb={t('origin.resetAll')}
          dependants={labels}
          onConfirm={reset}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
