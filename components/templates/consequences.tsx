/** What an edit or a restoration brings with it: the final first, then what needs care, then what stays as it is. */
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons/icon'
import { StateMark } from '@/components/ui/state-mark'
import type { Consequence } from '@/lib/domain/templates/impact'

type LooseWords = (key: string, params?: Record<string, string | number>) => string

export function Consequences({ consequences }: { consequences: readonly Consequence[] }) {
  const t = useTranslations('templates.consequences') as unknown as LooseWords
  return (
    <ul className="flex flex-col gap-1.5">
      {consequences.map(({ kind, code, params }) => (
        <li key={code} className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2.5">
          <span className="mt-0.75">
            {kind === 'final' && <StateMark state="down" label={t('kinds.final')} />}
            {kind === 'care' && <StateMark state="degraded" label={t('kinds.care')} />}
            {kind === 'stays' && <Icon name="info" size={14} />}
          </span>
          <span className={kind === 'stays' ? 'text-ink-soft' : undefined}>
            {kind === 'final' && <b className="font-semibold">{t('kinds.final')}: </b>}
            {t(code, params)}
          </span>
        </li>
      ))}
    </ul>
  )
}
