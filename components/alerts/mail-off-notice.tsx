/** Says that no mail goes out, and what the operator does about it. */
import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'

export function MailOffNotice() {
  const t = useTranslations('alerts')
  return (
    <div className="mb-4 flex gap-3 rounded-panel border border-edge bg-tint-warn px-4 py-3">
      <StateMark state="unknown" className="mt-0.75 shrink-0" />
      <div>
        <p className="font-semibold">{t('mailOffTitle')}</p>
        <p>{t('mailOff')}</p>
      </div>
    </div>
  )
}
