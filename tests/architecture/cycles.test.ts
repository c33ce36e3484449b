/** Proves that no two files of the product lean on each other, however long the way round. */
import { expect, it } from 'vitest'
import { cyclesOf } from './cycles'
import { readSources, type Source } from './imports'

const source = (file: string, ...to: string[]): Source => ({
  file,
  text: '',
  imports: to.map((name) => ({ from: file, specifier: name, file: name, isTypeOnly: false })),
})

it('imports run in no circle', () => {
  expect(cyclesOf(readSources()).map((files) => files.join(' -> '))).toEqual([])
})

it('a circle of three files is found and named', () => {
  const sources = [source('a.ts', 'b.ts'), source('b.ts', 'c.ts'), source('c.ts', 'a.ts', 'd.ts'), source('d.ts')]
  expect(cyclesOf(sources)).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']])
})

it('a diamond is no circle', () => {
  const sources = [source('a.ts', 'b.ts', 'c.ts'), source('b.ts', 'd.ts'), source('c.ts', 'd.ts'), source('d.ts')]
  expect(cyclesOf(sources)).toEqual([])
})
