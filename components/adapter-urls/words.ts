/** Words of the plan of provisioning URLs that only run time names. */
import { useTranslations } from 'next-intl'
import type { AdapterTarget } from '@/lib/domain/provisioning/adapter-plan'
import type { Because } from '@/lib/domain/provisioning/types'

type LooseWords = (key: string, params?: Record<string, string | number>) => string

export function useTargetWords() {
  const t = useTranslations('adapterUrls')
  const words = t as unknown as LooseWords
  return {
    target: (target: AdapterTarget): string =>
      target.kind === 'uc-one' ? t('ucOne') : t('template', { name: target.name }),
    because: ({ code, params }: Because): string => words(`because.${code}`, params),
  }
}
