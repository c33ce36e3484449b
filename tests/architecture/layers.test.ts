/** Proves the layer rule of architecture.md on every import of the product, and that the proof can fail. */
import { describe, expect, it } from 'vitest'
import { type Import, readSources, sourceOf } from './imports'
import { refusedImport } from './rooms'

const sources = readSources()

describe('the product', () => {
  it('imports only what its room may import', () => {
    const refused = sources.flatMap((source) => source.imports.map(refusedImport)).filter((why) => why !== undefined)
    expect(refused).toEqual([])
  })

  it('names only files that exist', () => {
    const known = new Set(sources.map(({ file }) => file))
    const missing = sources
      .flatMap(({ imports }) => imports)
      .filter(({ file }) => file && /\.(ts|tsx)$/.test(file) && !known.has(file) && !file.includes('/generated/'))
    expect(missing).toEqual([])
  })
})

const importOf = (from: string, to: string, isTypeOnly = false): Import => ({
  from,
  specifier: to,
  file:
    to.includes('/') && !to.startsWith('next') && !to.startsWith('@prisma') && !to.startsWith('node:') ? to : undefined,
  isTypeOnly,
})

describe('the layer rule', () => {
  it.each([
    ['lib/domain/clusters/rules.ts', 'lib/platform/clock.ts'],
    ['lib/domain/clusters/rules.ts', 'node:fs'],
    ['lib/platform/net/probe.ts', 'lib/features/health/types.ts'],
    ['lib/features/clusters/operations.ts', 'lib/features/health/jobs.ts'],
    ['lib/features/clusters/operations.ts', 'next/cache'],
    ['lib/features/clusters/store.ts', 'lib/features/clusters/operations.ts'],
    ['lib/features/clusters/store.ts', 'components/clusters/cluster-form.tsx'],
    ['lib/features/clusters/operations.ts', '@prisma/client'],
    ['components/clusters/cluster-form.tsx', 'lib/features/clusters/store.ts'],
    ['components/clusters/cluster-form.tsx', 'lib/features/clusters/loaders.ts'],
    ['components/ui/button.tsx', 'components/clusters/cluster-form.tsx'],
    ['components/ui/button.tsx', 'lib/domain/clusters/rules.ts'],
    ['app/(hub)/page.tsx', 'lib/features/clusters/operations.ts'],
    ['app/(hub)/page.tsx', 'lib/platform/db/database.ts'],
    ['lib/lab/lab.ts', 'lib/platform/clock.ts'],
    ['lib/features/health/jobs.ts', 'lib/lab/lab.ts'],
    ['lib/features/health/jobs.ts', 'lib/features/clusters/actions.ts'],
    ['lib/features/health/jobs.ts', 'next-auth'],
  ])('refuses that %s imports %s', (from, to) => {
    expect(refusedImport(importOf(from, to))).toContain(from)
    expect(refusedImport(importOf(from, to))).toContain(to)
  })

  it.each([
    ['lib/domain/clusters/rules.ts', 'zod'],
    ['lib/features/clusters/operations.ts', 'lib/features/audit/operations.ts'],
    ['lib/features/clusters/loaders.ts', 'server-only'],
    ['components/clusters/cluster-form.tsx', 'lib/features/clusters/actions.ts'],
    ['app/(hub)/page.tsx', 'lib/features/clusters/loaders.ts'],
    ['lib/commands/worker.ts', 'lib/features/health/jobs.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(refusedImport(importOf(from, to))).toBeUndefined()
  })

  it('lets a component see the types of a loader, not the loader', () => {
    const [from, to] = ['components/clusters/cluster-list.tsx', 'lib/features/clusters/loaders.ts']
    expect(refusedImport(importOf(from, to, true))).toBeUndefined()
    expect(refusedImport(importOf(from, to, false))).toContain(to)
  })
})

describe('reading imports', () => {
  const read = (text: string) =>
    sourceOf('lib/domain/a/b.ts', text, (file) => file.endsWith('.ts')).imports.map(
      ({ file, specifier, isTypeOnly }) => [file ?? specifier, isTypeOnly],
    )

  it.each([
    [`import { c } from './c'`, 'lib/domain/a/c.ts', false],
    [`import type { C } from '../c'`, 'lib/domain/c.ts', true],
    [`import { type C, d } from '@/lib/platform/c'`, 'lib/platform/c.ts', false],
    [`export * from './c'`, 'lib/domain/a/c.ts', false],
    [`export type { C } from './c'`, 'lib/domain/a/c.ts', true],
    [`const c = await import('./c')`, 'lib/domain/a/c.ts', false],
    [`type C = import('./c').C`, 'lib/domain/a/c.ts', true],
    [`import './c'`, 'lib/domain/a/c.ts', false],
    [`import * as z from 'zod'`, 'zod', false],
  ])('sees %s', (text, file, isTypeOnly) => {
    expect(read(text)).toContainEqual([file, isTypeOnly])
  })
})
