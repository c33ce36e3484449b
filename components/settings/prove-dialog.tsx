'use client'

/** Asks for the password once more before something that a thief of the session must not do. */
import { useTranslations } from 'next-intl'
import { PlainForm } from '@/components/patterns/form/plain-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { confirmFields } from '@/lib/domain/identity/fields'
import { confirmPasswordAction } from '@/lib/features/sessions/actions'

interface ProveDialogProps {
  /** Without one only a fresh sign-in proves anything. */
  hasPassword: boolean
  onProven: () => void
  onClose: () => void
}

const initial = initialValuesOf(confirmFields)

export function ProveDialog({ hasPassword, onProven, onClose }: ProveDialogProps) {
  const t = useTranslations('settings.security')
  return (
    <Dialog title={t('proveTitle')} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5 pt-2">
        <p className="text-ink-soft">{t(hasPassword ? 'proveText' : 'proveByOidc')}</p>
        {hasPassword ? (
          <PlainForm
            id="prove"
            noun="identity"
            catalogue={confirmFields}
            initial={initial}
            verb={t('proveVerb')}
            send={confirmPasswordAction}
            onDone={onProven}
            aside={<Button onClick={onClose}>{t('cancel')}</Button>}
          />
        ) : (
          <div className="flex justify-end">
            <Button onClick={onClose}>{t('cancel')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}
