import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type Finding, isError } from '@/lib/domain/certificates/rules/finding'
import { type RuleId, rules } from '@/lib/domain/certificates/rules/table'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { requestOf, type Vector } from '@/tests/support/certificates/vector-file'

vi.setConfig({ testTimeout: 60_000 })

const folder = path.resolve(import.meta.dirname, '../../../vectors/certificates')
const themes = readdirSync(folder).map((file) => path.basename(file, '.json'))
const vectorsOf = (theme: string): Vector[] => JSON.parse(readFileSync(path.join(folder, `${theme}.json`), 'utf8'))

const verify = createVerifier()
const brief = ({ rule, level, certificate }: Finding) => `${level} ${rule} at ${certificate}`

describe.each(themes)('vectors of %s', (theme) => {
  it.each(vectorsOf(theme).map((vector) => [vector.id, vector.why, vector] as const))('%s: %s', (_id, _why, vector) => {
    const { ok, findings } = validateChain(requestOf(vector), verify)
    const errors = findings.filter(isError)
    if (vector.expected === 'ok') {
      expect(errors.map(brief)).toEqual([])
      expect(ok).toBe(true)
      return
    }
    expect(ok).toBe(false)
    expect(errors[0]?.rule, findings.map(brief).join(', ')).toBe(vector.expected)
    if (vector.at !== undefined) expect(errors[0]?.certificate).toBe(vector.at)
  })
})

const all = themes.flatMap(vectorsOf)
const pedantic = all.filter(({ ask, expected }) => ask.strict && expected !== 'ok')

describe('a strict request', () => {
  it.each(pedantic.map((vector) => [vector.id, vector] as const))(
    'is what refuses %s; otherwise it warns',
    (_id, vector) => {
      const rule = vector.expected as RuleId
      if (rules[rule].levels[vector.ask.profile ?? 'web-server'] !== 'pedantic') return
      const { findings } = validateChain({ ...requestOf(vector), strict: false }, verify)
      expect(findings.map(brief)).toContain(`warning ${rule} at ${vector.at}`)
    },
  )
})

describe('the vectors together', () => {
  it('break every rule of the table', () => {
    const broken = new Set(
      all.flatMap((vector) => validateChain(requestOf(vector), verify).findings.map(({ rule }) => rule)),
    )
    const untested = (Object.keys(rules) as RuleId[]).filter((rule) => !broken.has(rule))
    expect(untested).toEqual([])
  })

  it('have names of their own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})
