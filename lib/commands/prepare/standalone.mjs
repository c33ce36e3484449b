/** Completes Next's standalone output, which leaves out static files, and takes out what must not be copied into it. */
import { cpSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'

const settingsFiles = ['.env', '.env.local', '.env.production', '.env.production.local']

/** Copies static and public files into .next/standalone and removes settings files that the build copied along. */
export function publishStandalone(root) {
  const standalone = path.join(root, '.next/standalone')
  cpSync(path.join(root, '.next/static'), path.join(standalone, '.next/static'), { recursive: true })
  if (existsSync(path.join(root, 'public'))) {
    cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true })
  }
  for (const name of settingsFiles) rmSync(path.join(standalone, name), { force: true })
}
