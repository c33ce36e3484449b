'use client'

/** Inviting a colleague; the link is shown once. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { routes } from '@/components/patterns/routes'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { inviteFields } from '@/lib/domain/identity/fields'
import { inviteAction } from '@/lib/features/people/actions'
import type { InvitationLink, InvitePage } from '@/lib/features/people/types'
import { LinkDialog } from './link-dialog'

const initial = initialValuesOf(inviteFields)

export function InviteForm({ id: minted, mayInvite }: InvitePage) {
  // The page mints a new id whenever it is read again, as it is after an action: one form keeps one id.
  const [id] = useState(minted)
  const t = useTranslations('settings')
  const router = useRouter()
  const [link, setLink] = useState<InvitationLink | null>(null)
  return (
    <>
      <PlainForm
        id="invite"
        noun="identity"
        catalogue={inviteFields}
        initial={initial}
        verb={t('invite.verb')}
        send={(values) => inviteAction({ ...values, id })}
        onDone={setLink}
        isGuarded
        readOnly={mayInvite ? undefined : true}
        offBecause={!mayInvite && t('people.inviteOff')}
        aside={!mayInvite && <span className="text-xs text-ink-soft">{t('people.inviteOff')}</span>}
      />
      {link && <LinkDialog link={link} onClose={() => router.push(routes.people)} />}
    </>
  )
}
