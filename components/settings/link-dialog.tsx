'use client'

/** An invitation link, shown once. */
import { useFormatter, useTranslations } from 'next-intl'
import { CodeLine } from '@/components/patterns/copy-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { InvitationLink } from '@/lib/features/people/types'

export function LinkDialog({ link, onClose }: { link: InvitationLink; onClose: () => void }) {
  const t = useTranslations('settings.invite')
  const format = useFormatter()
  return (
    <Dialog title={t('linkTitle', { name: link.name })} role="alertdialog" onClose={onClose}>
      <div className="flex flex-col gap-4 p-5 pt-2">
        <p className="text-ink-soft">
          {t('linkText', { name: link.name, until: format.dateTime(link.expiresAt, 'instant') })}
        </p>
        <CodeLine text={link.link} />
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {t('linkDone')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
