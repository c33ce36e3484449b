/** Turns findings about certificates into the sentences that pages show. */
import { useFormatter, useTranslations } from 'next-intl'
import type { RuleFindingView } from '@/lib/domain/certificates/held/chain-view'
import { readableLimits, unreadableIn } from '@/lib/domain/certificates/held/unreadable'
import type { PlaceFinding } from '@/lib/domain/certificates/places/place-check'
import type { RuleId } from '@/lib/domain/certificates/rules/table'

/** What is said beside a check where the source and the decision of this hub differ. */
const quoted = ['name-in-san'] as const
type Quoted = (typeof quoted)[number]
const isQuoted = (check: string): check is Quoted => (quoted as readonly string[]).includes(check)

/** Of a date that is wrong, the one that has passed. */
export const endOf: ReadonlySet<string> = new Set(['not-expired', 'issuer-not-expired'])

/** Before each of the names of a certificate. */
const kindOfName = /(^|, )(?:dns|address):/g

/** What a wrong date is compared with, and what it is. */
const dated: Readonly<Partial<Record<RuleId, 'endedAt' | 'beginsAt'>>> = {
  'not-expired': 'endedAt',
  'issuer-not-expired': 'endedAt',
  'already-valid': 'beginsAt',
  'issuer-already-valid': 'beginsAt',
}

/** A moment as the rules write it. */
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** What makes a check known that is not: the hub asks by itself, or a person looks. */
const whoLooks: Partial<Record<PlaceFinding['check'], 'hub' | 'probe' | 'chain' | 'person'>> = {
  'issuer-public': 'chain',
  'tls-1-2-offered': 'hub',
  'authentication-client-certificate': 'hub',
  'authentication-no-client-certificate': 'hub',
  'cti-client-certificate': 'hub',
  'cti-client-admitted': 'probe',
}

interface Compared {
  expected?: string | undefined
  found?: string | undefined
}

type Checked = Pick<PlaceFinding, 'check' | 'state' | 'breach'> & { hasEnded?: boolean }

export function useFindingWords() {
  const t = useTranslations('certificates')
  const words = useTranslations('chains')
  const format = useFormatter()
  const printed = (text: string) =>
    text.replace(instant, (at) => format.dateTime(new Date(at), 'instant')).replace(kindOfName, '$1')
  const row = (label: 'expected' | 'found' | 'fix' | 'source' | 'at', text: string | undefined) =>
    text ? [{ label: words(`findings.${label}`), text: printed(text) }] : []
  const unreadable = (check: PlaceFinding['check'], found: string) => {
    const why = check === 'certificate-readable' ? unreadableIn(found) : undefined
    return why && words(`unreadable.${why.reason}`, { detail: why.detail })
  }
  /** Expected and found as sentences, where the rule compares dates. */
  const compared = (rule: RuleId | undefined, { expected, found }: Compared): Compared => {
    const word = rule && dated[rule]
    if (!word || !expected || !found) return { expected, found }
    return { expected: words('findings.validAt', { at: expected }), found: words(`findings.${word}`, { at: found }) }
  }
  /** What the validator says stands before the literal that it found. */
  const foundIn = ({ check, state, breach, found, expected }: PlaceFinding): string | undefined => {
    if (breach && check === 'chain-valid') return [t(`rules.${breach.rule}`), found].filter(Boolean).join(' ')
    if (found && state === 'broken' && check === 'intermediates-present')
      return words('findings.stopsAt', { name: found })
    if (found && check === 'certificate-readable') return unreadable(check, found) ?? found
    return compared(breach?.rule, { expected, found }).found
  }
  return {
    rule: ({ rule }: RuleFindingView) => t(`rules.${rule}`),
    ruleSource: ({ source }: RuleFindingView) => `${source.document}, ${source.section}`,
    ruleRows: ({ rule, certificate, fix, ...seen }: RuleFindingView) => {
      const { expected, found } = compared(rule, seen)
      return [
        ...row('at', certificate),
        ...row('expected', expected),
        ...row('found', found),
        ...row('fix', t(`fixes.${fix}`)),
      ]
    },
    /** What is wrong, what is not known, or what is met. */
    check: ({ check, state, breach, hasEnded = false }: Checked) => {
      if (state === 'met') return t(`checks.${check}`)
      const isEnd = check === 'in-date' && (hasEnded || (breach && endOf.has(breach.rule)))
      if (state === 'broken' && isEnd) return words('broken.expired')
      return state === 'unknown' ? words('unknownCheck', { check: t(`checks.${check}`) }) : words(`broken.${check}`)
    },
    placeSource: ({ source }: PlaceFinding) => `${t(`documents.${source.document}`)}, ${source.section}`,
    placeRows: (finding: PlaceFinding) => {
      const { check, state, breach, fix } = finding
      const { expected } = compared(breach?.rule, finding)
      const limits = check === 'certificate-readable' ? words('unreadable.expected', readableLimits) : undefined
      const unknown = state === 'unknown' ? words('findings.notKnown') : undefined
      const look = state === 'unknown' ? words(`findings.look.${whoLooks[check] ?? 'person'}`) : undefined
      const repair = breach ? t(`fixes.${breach.fix}`) : t(`placeFixes.${fix}`)
      return [
        ...row('expected', limits ?? expected),
        ...row('found', foundIn(finding) ?? unknown),
        ...row('fix', look ?? repair),
        ...(isQuoted(check) && state === 'broken' ? row('source', t(`quotes.${check}`)) : []),
      ]
    },
  }
}
