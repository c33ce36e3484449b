/** Decides whether a step's sources changed since it last ran, by their contents, never by their times. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ignored = new Set(['generated', 'node_modules', '.DS_Store'])

function filesBelow(root, relative) {
  const absolute = path.join(root, relative)
  if (!existsSync(absolute)) return []
  if (!statSync(absolute).isDirectory()) return [relative]
  return readdirSync(absolute)
    .filter((name) => !ignored.has(name))
    .sort()
    .flatMap((name) => filesBelow(root, `${relative}/${name}`))
}

/**
 * SHA-256 over names and contents of a step's sources, this Node's major version and the platform.
 * @param {string} root
 * @param {{ sources: string[], onlyNames?: RegExp, except?: RegExp }} step
 */
export function hashOf(root, { sources, onlyNames, except }) {
  const hash = createHash('sha256').update(`${process.versions.modules} ${process.platform} ${process.arch}`)
  for (const file of sources.flatMap((source) => filesBelow(root, source))) {
    if (except?.test(file) || (onlyNames && !onlyNames.test(file))) continue
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

export function isStamped(root, step) {
  const stamp = path.join(root, step.stamp)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(root, step)
}

export function writeStamp(root, step, hash) {
  const stamp = path.join(root, step.stamp)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
