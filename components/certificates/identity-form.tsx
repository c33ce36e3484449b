'use client'

/** Confirms what ClientIdentity of the application servers holds: nobody can read it from here. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { DateTime } from '@/components/patterns/relative-time'
import { toast } from '@/components/patterns/toast'
import { identityFields } from '@/lib/domain/certificates/held/identity-fields'
import { confirmIdentityAction } from '@/lib/features/certificates/actions'
import type { ClusterCertificates } from '@/lib/features/certificates/types'

interface IdentityFormProps {
  clusterId: string
  identity: ClusterCertificates['identity']
  mayWrite: boolean
}

export function IdentityForm({ clusterId, identity, mayWrite }: IdentityFormProps) {
  const t = useTranslations('chains.tab')
  const router = useRouter()
  const form = (
    <PlainForm
      id="identity"
      catalogue={identityFields}
      initial={{ identities: identity?.identities ?? '' }}
      noun="chains"
      verb={t('confirmIdentity')}
      readOnly={!mayWrite || undefined}
      isGuarded
      offBecause={!mayWrite && t('offRole')}
      send={(values) => confirmIdentityAction({ clusterId, ...values })}
      onDone={() => {
        toast(t('identitySaved'))
        router.refresh()
      }}
    />
  )
  return (
    <div className="max-w-140">
      <p className="mb-3 text-xs text-ink-soft">
        {identity
          ? t.rich('identityConfirmed', {
              by: identity.confirmedBy,
              time: () => <DateTime at={identity.confirmedAt} />,
            })
          : t('identityUnknown')}
      </p>
      {identity ? (
        <details>
          <summary className="mb-3 text-link">{t('identityAgain')}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </div>
  )
}
