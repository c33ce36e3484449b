import { describe, expect, it } from 'vitest'
import { type ReasonCode, reasons, servicesBrokenByXsp } from '@/lib/domain/health/reasons'
import { healthStates, interfaceKinds, stages } from '@/lib/domain/health/types'
import { messagesOf } from '@/lib/platform/i18n/messages'
import { findingParts } from '@/tests/support/finding-words'

const codes = Object.keys(reasons) as ReasonCode[]
const findingOf = (code: ReasonCode) => {
  const facts: { finding?: string | null } = reasons[code]
  return facts.finding === undefined ? code : facts.finding
}

describe.each(['en', 'es'] as const)('the words of health in %s', (locale) => {
  const words: Record<string, Record<string, unknown>> = messagesOf(locale).health

  it('name every reason in few words without parameters', () => {
    for (const code of codes) expect(words.reasons?.[code], code).toMatch(/^[^{}]{2,30}$/)
    expect(Object.keys(words.reasons ?? {}).sort()).toEqual([...codes].sort())
  })

  it('explain every finding that a reason gives, with expected, found and fix', () => {
    const findings = codes.map(findingOf).filter((code) => code !== null)
    for (const code of findings) {
      expect(Object.keys((words.findings?.[code] as object | undefined) ?? {}), code).toEqual([...findingParts])
    }
  })

  it('name every state, stage, interface and broken service', () => {
    expect(Object.keys(words.states ?? {})).toEqual([...healthStates])
    expect(Object.keys(words.stages ?? {})).toEqual([...stages])
    expect(Object.keys(words.interfaces ?? {})).toEqual([...interfaceKinds])
    for (const service of servicesBrokenByXsp) expect(words.breaks?.[service]).toBeTruthy()
  })
})
