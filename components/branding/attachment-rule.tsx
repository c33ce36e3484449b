/** What happens when the organization existed before, and whose brand it shows: decided where the hub can, explained where not. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type MarkState, StateMark } from '@/components/ui/state-mark'
import { type AttachmentReason, approvalMails, usersForApproval } from '@/lib/domain/branding/attachment'
import type { CustomerBrandingPage } from '@/lib/features/branding/types'

export function AttachmentRule({ page }: { page: CustomerBrandingPage }) {
  const t = useTranslations('branding.attachment')
  const { attachment, knownUsers } = page
  const { approval, because, brandShown } = attachment
  const reason = (code: AttachmentReason) => {
    const key = code === 'many-users' && knownUsers.isMore ? 'many-users-more' : code
    return t(`reasons.${key}`, { users: knownUsers.value, limit: usersForApproval })
  }
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-hairline pt-4">
      <h3 className="font-semibold">{t('title')}</h3>
      <Line mark={approval === 'needed' ? 'degraded' : 'unknown'}>
        <span className="font-medium">{t(approval)}</span>
        <span className="block text-xs text-ink-soft">{because.map(reason).join('; ')}.</span>
      </Line>
      <Line mark={brandShown === 'own' ? 'up' : 'degraded'}>{t(brandShown === 'own' ? 'noConflict' : 'conflict')}</Line>
      <p className="text-xs text-ink-soft">
        {t('mail', { mails: approvalMails })} {t('source')}
      </p>
    </div>
  )
}

function Line({ mark, children }: { mark: MarkState; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2">
      <StateMark state={mark} className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}
