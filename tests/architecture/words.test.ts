/** Proves that every word exists in both languages, takes the same arguments, is used, and that no refusal lacks words. */
import { describe, expect, it } from 'vitest'
import { readSources, type Source } from './imports'
import { argumentsOf } from './message-arguments'
import { isMentioned, mentionsOf, readWords } from './words'

const [english, spanish] = [readWords('en'), readWords('es')]
const sources = readSources().filter(({ file }) => !file.startsWith('lib/platform/i18n/messages/'))

const isChoice = (argument: string) => /:(plural|select|selectordinal)$/.test(argument)
const names = (list: readonly string[]) => list.map((argument) => argument.replace(/:.*/, ''))

function agree(one: readonly string[], other: readonly string[]): boolean {
  const needed = (list: readonly string[]) => names(list.filter((argument) => !isChoice(argument)))
  const holds = (all: readonly string[], some: readonly string[]) => some.every((name) => all.includes(name))
  return holds(names(one), names(other)) && holds(names(other), needed(one))
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')

describe('the words', () => {
  it('exist in English and in Spanish', () => {
    expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([])
    expect([...spanish.keys()].filter((key) => !english.has(key))).toEqual([])
  })

  it('take the same arguments in both languages; only a choice by number or kind may be left out', () => {
    const differing = [...english].filter(([key, message]) => {
      const other = spanish.get(key)
      return other !== undefined && !agree(argumentsOf(message), argumentsOf(other))
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('say something, except where a field needs no help', () => {
    const silent = [...english, ...spanish].filter(([key, message]) => message.trim() === '' && !key.endsWith('.help'))
    expect(silent.map(([key]) => key)).toEqual([])
  })

  it('are all used', () => {
    const mentions = mentionsOf(sources)
    expect([...english.keys()].filter((key) => !isMentioned(key, mentions))).toEqual([])
  })

  it('exist for every refusal', () => {
    const codes = new Set(
      sources.flatMap(({ text }) =>
        [...withoutComments(text).matchAll(/\brefus(?:e|ing)\(\s*'([^']+)'/g)].map(([, code]) => code ?? ''),
      ),
    )
    expect([...codes].filter((code) => !english.has(`problems.${code}`))).toEqual([])
  })
})

describe('reading words', () => {
  it.each([
    ['Nothing to fill in', []],
    ['{name} of {count, number}', ['count:number', 'name']],
    ['{count, plural, one {# day of {name}} other {# days of {name}}}', ['count:plural', 'name']],
    ['See <link>the guide</link>', ['<link>']],
    ['{kind, select, a {{x}} other {{y}}} {z}', ['kind:select', 'x', 'y', 'z']],
  ])('sees the arguments of "%s"', (message, expected) => {
    expect(argumentsOf(message)).toEqual(expected)
  })

  it('tells messages apart whose arguments differ', () => {
    expect(agree(['count:plural', 'name'], ['name'])).toBe(true)
    expect(agree(['count:plural', 'name'], ['count:plural'])).toBe(false)
    expect(agree(['name'], ['nombre'])).toBe(false)
  })

  it('finds a key that nobody asks for', () => {
    const source: Source = { file: 'a.tsx', imports: [], text: `t('form.title'); t(\`stage.\${name}.hint\`)` }
    const mentions = mentionsOf([source])
    expect(isMentioned('clusters.form.title', mentions)).toBe(true)
    expect(isMentioned('clusters.stage.tls.hint', mentions)).toBe(true)
    expect(isMentioned('clusters.form.subtitle', mentions)).toBe(false)
  })
})
