/** A fingerprint as people compare it: in pairs, shortened where it stands among others, copied whole. */
import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/patterns/copy-button'

const pairsOf = (hex: string) => (hex.toUpperCase().match(/../g) ?? []).join(':')
/** Pairs shown at each end. */
const shown = 4

export function Fingerprint({ hex }: { hex: string }) {
  const t = useTranslations('chains')
  const pairs = pairsOf(hex)
  const isLong = hex.length > 4 * shown * 2
  const length = shown * 3 - 1
  return (
    <span className="inline-flex max-w-full items-center gap-1 font-mono">
      <span title={pairs}>{isLong ? `${pairs.slice(0, length)} … ${pairs.slice(-length)}` : pairs}</span>
      <CopyButton text={pairs} label={t('copyFingerprint')} />
    </span>
  )
}
