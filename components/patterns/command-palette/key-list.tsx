'use client'

/** The list of keys that `?` opens. */
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'

const keys = [
  { keys: ['Ctrl', 'K'], word: 'keyPalette' },
  { keys: ['/'], word: 'keySearch' },
  { keys: ['Ctrl', 'S'], word: 'keySave' },
  { keys: ['Esc'], word: 'keyEscape' },
  { keys: ['?'], word: 'keyHelp' },
] as const

export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useTranslations('patterns.palette')
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3 p-5">
        {keys.map(({ keys: pressed, word }) => (
          <div key={word} className="contents">
            <dt className="flex gap-1">
              {pressed.map((key) => (
                <kbd key={key} className="rounded-md border border-edge bg-code px-2 py-0.5 font-sans text-xs">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
