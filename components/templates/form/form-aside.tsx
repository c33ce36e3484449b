'use client'

/** What stands beside the form of a template: the way to try what is typed, and the checklist of its method. */
import { useTranslations } from 'next-intl'
import { MethodChecklist } from '@/components/provisioning/method-checklist'
import { Button } from '@/components/ui/button'
import type { Checklist } from '@/lib/domain/provisioning/methods'

interface FormAsideProps {
  checklist: Checklist
  onTry: () => void
  /** False until the page answers to the keyboard. */
  isTryReady: boolean
}

export function FormAside({ checklist, onTry, isTryReady }: FormAsideProps) {
  const t = useTranslations('whatIf.draft')
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button small disabled={!isTryReady} onClick={onTry}>
          {t('open')}
        </Button>
        <span className="min-w-0 flex-1 basis-40 text-xs text-ink-soft">{t('help')}</span>
      </p>
      <MethodChecklist checklist={checklist} />
    </div>
  )
}
