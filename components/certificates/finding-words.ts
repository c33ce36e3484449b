/** Turns findings about certificates into the sentences that pages show. */
import { useFormatter, useTranslations } from 'next-intl'
import type { RuleFindingView } from '@/lib/domain/certificates/held/chain-view'
import { readableLimits, unreadableIn } from '@/lib/domain/certificates/held/unreadable'
import type { PlaceFinding } from '@/lib/domain/certificates/places/place-check'

/** What is said beside a check where the source and the decision of this hub differ. */
const quoted = ['name-in-san'] as const
type Quoted = (typeof quoted)[number]
const isQuoted = (check: string): check is Quoted => (quoted as readonly string[]).includes(check)

/** Of a date that is wrong, the one that has passed. */
export const endOf: ReadonlySet<string> = new Set(['not-expired', 'issuer-not-expired'])

/** A moment as the rules write it. */
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** What makes a check known that is not: the hub asks by itself, or a person looks. */
const whoLooks: Partial<Record<PlaceFinding['check'], 'hub' | 'probe' | 'person'>> = {
  'tls-1-2-offered': 'hub',
  'authentication-client-certificate': 'hub',
  'authentication-no-client-certificate': 'hub',
  'cti-client-certificate': 'hub',
  'cti-client-admitted': 'probe',
}

type Checked = Pick<PlaceFinding, 'check' | 'state' | 'breach'> & { hasEnded?: boolean }

export function useFindingWords() {
  const t = useTranslations('certificates')
  const words = useTranslations('chains')
  const format = useFormatter()
  const printed = (text: string) => text.replace(instant, (at) => format.dateTime(new Date(at), 'instant'))
  const row = (label: 'expected' | 'found' | 'fix' | 'source' | 'at', text: string | undefined) =>
    text ? [{ label: words(`findings.${label}`), text: printed(text) }] : []
  const unreadable = (check: PlaceFinding['check'], found: string) => {
    const why = check === 'certificate-readable' ? unreadableIn(found) : undefined
    return why && words(`unreadable.${why.reason}`, { detail: why.detail })
  }
  /** What the validator says, before the literal that it found. */
  const breached = ({ check, breach, found }: PlaceFinding) =>
    breach && check === 'chain-valid' ? [t(`rules.${breach.rule}`), found].filter(Boolean).join(' ') : found
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
    check: ({ check, state, breach, hasEnded = false }: Checked) => {
      if (state === 'met') return t(`checks.${check}`)
      const isEnd = check === 'in-date' && (hasEnded || (breach && endOf.has(breach.rule)))
      if (state === 'broken' && isEnd) return words('broken.expired')
      return state === 'unknown' ? words('unknownCheck', { check: t(`checks.${check}`) }) : words(`broken.${check}`)
    },
    placeSource: ({ source }: PlaceFinding) => `${t(`documents.${source.document}`)}, ${source.section}`,
    placeRows: (finding: PlaceFinding) => {
      const { check, state, expected, breach, fix } = finding
      const found = breached(finding)
      const limits = check === 'certificate-readable' ? words('unreadable.expected', readableLimits) : undefined
      const unknown = state === 'unknown' ? words('findings.notKnown') : undefined
      const look = state === 'unknown' ? words(`findings.look.${whoLooks[check] ?? 'person'}`) : undefined
      const repair = breach ? t(`fixes.${breach.fix}`) : t(`placeFixes.${fix}`)
      return [
        ...row('expected', limits ?? expected),
        ...row('found', (found && unreadable(check, found)) ?? found ?? unknown),
        ...row('fix', look ?? repair),
        ...(isQuoted(check) && state === 'broken' ? row('source', t(`quotes.${check}`)) : []),
      ]
    },
  }
}
