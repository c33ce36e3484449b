/** Turns findings about certificates into the sentences that pages show. */
import { useTranslations } from 'next-intl'
import type { RuleFindingView } from '@/lib/domain/certificates/held/chain-view'
import type { PlaceFinding } from '@/lib/domain/certificates/places/place-check'

/** What is said beside a check where the source and the decision of this hub differ. */
const quoted = ['name-in-san'] as const
type Quoted = (typeof quoted)[number]
const isQuoted = (check: string): check is Quoted => (quoted as readonly string[]).includes(check)

export function useFindingWords() {
  const t = useTranslations('certificates')
  const words = useTranslations('chains')
  const row = (label: 'expected' | 'found' | 'fix' | 'source' | 'at', text: string | undefined) =>
    text ? [{ label: words(`findings.${label}`), text }] : []
  return {
    rule: ({ rule }: RuleFindingView) => t(`rules.${rule}`),
    ruleSource: ({ source }: RuleFindingView) => `${source.document}, ${source.section}`,
    ruleRows: ({ certificate, expected, found, fix }: RuleFindingView) => [
      ...row('at', certificate),
      ...row('expected', expected),
      ...row('found', found),
      ...row('fix', t(`fixes.${fix}`)),
    ],
    /** What is wrong, what is not known, or what is met. */
    check: ({ check, state }: Pick<PlaceFinding, 'check' | 'state'>) => {
      if (state === 'met') return t(`checks.${check}`)
      return state === 'unknown' ? words('unknownCheck', { check: t(`checks.${check}`) }) : words(`broken.${check}`)
    },
    placeSource: ({ source }: PlaceFinding) => `${t(`documents.${source.document}`)}, ${source.section}`,
    placeRows: ({ check, state, expected, found, fix }: PlaceFinding) => [
      ...row('expected', expected),
      ...row('found', found ?? (state === 'unknown' ? words('findings.notKnown') : undefined)),
      ...row('fix', t(`placeFixes.${fix}`)),
      ...(isQuoted(check) && state === 'broken' ? row('source', t(`quotes.${check}`)) : []),
    ],
  }
}
