'use client'

/** Adds the file with the cloud's next client chain; the one before it goes on counting. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { toast } from '@/components/patterns/toast'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { cloudChainFields } from '@/lib/domain/certificates/held/cloud-fields'
import { addCloudChainAction } from '@/lib/features/certificates/actions'

export function CloudChainForm({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const t = useTranslations('chains.cloud')
  const router = useRouter()
  return (
    <PlainForm
      key={id}
      id="cloud-chain"
      catalogue={cloudChainFields}
      initial={initialValuesOf(cloudChainFields)}
      noun="chains"
      verb={t('add')}
      readOnly={!mayWrite || undefined}
      isGuarded
      offBecause={!mayWrite && t('offRole')}
      send={(values) => addCloudChainAction({ id, ...values })}
      onDone={() => {
        toast(t('saved'))
        router.refresh()
      }}
    />
  )
}
