'use client'

/** Recovery codes, shown once. */
import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/patterns/copy-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations('settings.security')
  return (
    <Dialog title={t('codesTitle')} role="alertdialog" onClose={onClose}>
      <div className="flex flex-col gap-4 p-5 pt-2">
        <p className="text-ink-soft">{t('codesText')}</p>
        <div className="flex items-start rounded-control bg-code p-3">
          <ol className="grid grow gap-x-6 gap-y-1 font-mono text-xs phone:grid-cols-2">
            {codes.map((code) => (
              <li key={code} className="whitespace-nowrap">
                {code}
              </li>
            ))}
          </ol>
          <CopyButton text={codes.join('\n')} label={t('copyCodes')} />
        </div>
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {t('codesDone')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
