/** Words of health that only run time names: reasons, findings with their evidence, durations, evidence of stages. */
import { useFormatter, useTranslations } from 'next-intl'
import type { Finding, StageFact } from '@/lib/domain/health/types'

type Params = Record<string, string | number | Date>

interface LooseWords {
  (key: string, params?: Params): string
  has: (key: string) => boolean
}

function useLooseHealth(): (key: string, params?: Params) => string {
  const words = useTranslations('health') as unknown as LooseWords
  return (key, params) => (words.has(key) ? words(key, params) : '')
}

export interface FindingSentences {
  title: string
  expected: string
  found: string
  fix: string
}

export interface HealthWords {
  /** "Expired", "503": short enough for a cell. */
  reason: (code: string | null | undefined) => string
  /** A finding in sentences; `params` of a refusal serve as well. */
  finding: (finding: Pick<Finding, 'code' | 'params'>) => FindingSentences
  /** "TLS on 198.51.100.48: the certificate has expired" */
  place: (finding: Pick<Finding, 'code' | 'params' | 'stage' | 'address'>) => string
  /** "12 ms", "1.2 s" */
  time: (ms: number) => string
  evidence: (fact: StageFact, address: string) => string
}

export function useHealthWords(): HealthWords {
  const words = useLooseHealth()
  const format = useFormatter()
  const shown = (params: Finding['params']): Params =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        name.endsWith('At') && typeof value === 'string' && !Number.isNaN(Date.parse(value))
          ? format.dateTime(new Date(value), 'instant')
          : typeof value === 'boolean'
            ? String(value)
            : value,
      ]),
    )
  const sentence = (code: string, part: string, params: Finding['params']) =>
    words(`findings.${code}.${part}`, shown(params))
  return {
    reason: (code) => (code ? words(`reasons.${code}`) || code : ''),
    finding: ({ code, params }) => ({
      title: sentence(code, 'title', params) || code,
      expected: sentence(code, 'expected', params),
      found: sentence(code, 'found', params),
      fix: sentence(code, 'fix', params),
    }),
    place: ({ code, params, stage, address }) => {
      const title = sentence(code, 'title', params) || code
      return words(address ? 'place.address' : 'place.name', {
        stage: words(`stages.${stage}`),
        address: address ?? '',
        title,
      })
    },
    time: (ms) =>
      ms < 1_000
        ? words('time.ms', { value: format.number(ms, { maximumFractionDigits: ms < 10 ? 1 : 0 }) })
        : words('time.s', { value: format.number(ms / 1_000, { maximumFractionDigits: 1 }) }),
    evidence: (fact, address) => words(`evidence.${fact.stage}`, evidenceOf(fact, address)),
  }
}

/** The one or two facts of a stage that are worth a line under its time. */
function evidenceOf({ evidence = {} }: StageFact, address: string): Params {
  return {
    type: address.includes(':') ? 'AAAA' : 'A',
    seconds: Number(evidence.ttlSeconds ?? 0),
    port: String(evidence.port ?? ''),
    protocol: String(evidence.protocol ?? 'TLS').replace('TLSv', 'TLS '),
    count: Number(evidence.chainLength ?? 0),
    status: String(evidence.status ?? ''),
  }
}
