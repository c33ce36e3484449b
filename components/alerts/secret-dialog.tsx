'use client'

/** The signing secret of a webhook, shown once. */
import { useTranslations } from 'next-intl'
import { CodeLine } from '@/components/patterns/copy-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export function SecretDialog({ secret, name, onClose }: { secret: string; name: string; onClose: () => void }) {
  const t = useTranslations('alerts.channel')
  return (
    <Dialog title={t('secretTitle', { name })} role="alertdialog" onClose={onClose}>
      <div className="flex flex-col gap-4 p-5 pt-2">
        <p className="text-ink-soft">{t('secretShown')}</p>
        <CodeLine text={secret} />
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {t('secretDone')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
