'use client'

/** Creates an internal authority and goes on to its page. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { routes } from '@/components/patterns/routes'
import { authorityFields } from '@/lib/domain/authorities/fields'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { createAuthorityAction } from '@/lib/features/authorities/actions'

const initial = initialValuesOf(authorityFields)

export function AuthorityForm({ id: minted, mayWrite }: { id: string; mayWrite: boolean }) {
  // The page mints a new id whenever it is read again: one form keeps one id.
  const [id] = useState(minted)
  const t = useTranslations('authorities')
  const router = useRouter()
  return (
    <PlainForm
      id="authority"
      noun="authorities"
      catalogue={authorityFields}
      initial={initial}
      verb={t('create.verb')}
      send={(values) => createAuthorityAction({ ...values, id })}
      onDone={(created) => router.push(routes.authority(created.id))}
      half={['name', 'years']}
      readOnly={mayWrite ? undefined : true}
      offBecause={!mayWrite && t('offRole')}
      aside={!mayWrite && <span className="text-xs text-ink-soft">{t('offRole')}</span>}
    />
  )
}
