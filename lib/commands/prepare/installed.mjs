/** Decides whether node_modules already holds what the lockfile asks for, so that a plain `npm install` counts too. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** True when every package of the lockfile that is not optional is installed in its version. */
export function packagesMatchLockfile(root) {
  const installedFile = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = read(installedFile)
  return Object.entries(read(path.join(root, 'package-lock.json'))).every(
    ([place, wanted]) => place === '' || wanted.optional || installed[place]?.version === wanted.version,
  )
}
