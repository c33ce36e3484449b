'use client'

/** One's own name, and how the hub looks in this browser. */
import { useTranslations } from 'next-intl'
import { ResourceForm } from '@/components/patterns/form/resource-form'
import { profileFields } from '@/lib/domain/identity/fields'
import { changeProfileAction } from '@/lib/features/people/actions'
import type { OwnProfile } from '@/lib/features/people/types'
import { Appearance } from './appearance'

export function ProfileForm({ profile }: { profile: OwnProfile }) {
  const t = useTranslations('settings.profile')
  const words = useTranslations('identity.fields.role.options')
  return (
    <ResourceForm
      noun="identity"
      catalogue={profileFields}
      initial={{ name: profile.name }}
      save={(values) => changeProfileAction({ ...values, version: profile.version })}
      afterSection={{
        profile: (
          <>
            <dl className="mt-2 grid gap-4 phone:grid-cols-2">
              <div>
                <dt className="font-medium">{t('email')}</dt>
                <dd className="mt-1">{profile.email}</dd>
                <dd className="mt-1 text-xs text-ink-soft">{t('emailNote')}</dd>
              </div>
              <div>
                <dt className="font-medium">{t('role')}</dt>
                <dd className="mt-1">{words(profile.role)}</dd>
              </div>
            </dl>
            <Appearance />
          </>
        ),
      }}
    />
  )
}
