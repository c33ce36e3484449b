/** Proves that `npm ci` accepts the lockfile on every platform, also where a registry does not have all packages. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from './imports'

type Package = { version?: string; optionalDependencies?: Record<string, string> }
type Packages = Record<string, Package>

/** The version that `name` resolves to for the package installed at `place`, looking outwards as Node does. */
function resolved(packages: Packages, place: string, name: string): string | undefined {
  const found = packages[place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`]
  if (found || place === '') return found?.version
  return resolved(
    packages,
    place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : '',
    name,
  )
}

/** `parent needs name@version` for every optional package with an exact version that the lockfile does not name. */
function missing(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, wanted]) => /^\d/.test(wanted) && resolved(packages, place, name) !== wanted)
      .map(([name, wanted]) => `${place} needs ${name}@${wanted}`),
  )
}

it('the lockfile names the optional packages of every platform', () => {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  expect(missing(packages)).toEqual([])
})

it('a package of another platform that is left out is found', () => {
  const packages: Packages = {
    'node_modules/tool': { version: '2.0.0', optionalDependencies: { 'tool-linux': '2.0.0', 'tool-darwin': '2.0.0' } },
    'node_modules/tool-linux': { version: '2.0.0' },
    'node_modules/tool-darwin': { version: '1.0.0' },
  }
  expect(missing(packages)).toEqual(['node_modules/tool needs tool-darwin@2.0.0'])
})
