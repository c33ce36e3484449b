'use client'

/** Says what becomes of basic branding: the vendor is retiring it. */
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'

export function BasicNotice() {
  const t = useTranslations('branding.basic')
  return (
    <div className="mt-2 rounded-control border border-edge px-4 py-3">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {t('title')} <Badge tone="warn">{t('badge')}</Badge>
      </p>
      <p className="text-xs text-ink-soft">{t('text')}</p>
    </div>
  )
}
