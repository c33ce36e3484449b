/** A second web process over the hub's database, from a copy of the production build out of which proxy.ts was deleted. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Child, startChild } from '@/lib/commands/processes/child'
import { freePort } from '../../support/free-port'
import type { Hub } from './hub'

const root = path.resolve(import.meta.dirname, '../../..')

export interface WebWithoutProxy {
  origin: string
  stop: () => Promise<void>
}

export async function startWebWithoutProxy(hub: Hub): Promise<WebWithoutProxy> {
  const clone = mkdtempSync(path.join(os.tmpdir(), 'hub-bare-'))
  copyBuild(clone)
  deleteProxy(path.join(clone, '.next/standalone/.next/server'))
  const port = await freePort()
  const web: Child = startChild({
    name: 'web without proxy',
    // A command finds the build below its working directory; children start in ours.
    args: ['--import', enter(clone), path.join(root, 'lib/commands/run.mjs'), 'web'],
    variables: { ...hub.variables, PORT: String(port) },
    logFile: path.join(hub.dataDirectory, 'web-without-proxy.log'),
  })
  await web.ready
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      await web.stop()
      rmSync(clone, { recursive: true, force: true })
    },
  }
}

const enter = (directory: string) =>
  `data:text/javascript,process.chdir(${encodeURIComponent(JSON.stringify(directory))})`

/** Packages are linked, everything else is copied: the build of the running hub stays as it is. */
function copyBuild(clone: string): void {
  const from = path.join(root, '.next/standalone')
  const to = path.join(clone, '.next/standalone')
  mkdirSync(to, { recursive: true })
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => path.relative(from, source) !== 'node_modules',
  })
  symlinkSync(path.join(from, 'node_modules'), path.join(to, 'node_modules'))
}

/** What a build without proxy.ts does not have: the bundle and the line that names it. */
function deleteProxy(server: string): void {
  const file = path.join(server, 'functions-config-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  if (!manifest.functions['/_middleware']) throw new Error('The build has no proxy that could be deleted')
  delete manifest.functions['/_middleware']
  writeFileSync(file, JSON.stringify(manifest))
  rmSync(path.join(server, 'middleware.js'))
}
