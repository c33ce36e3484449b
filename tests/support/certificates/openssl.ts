/** Asks `openssl verify` for its opinion, as an oracle beside our own. */

import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pemOf } from './vector-file'

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export interface OpensslQuestion {
  readonly leaf: Uint8Array
  readonly intermediates: readonly Uint8Array[]
  readonly anchors: readonly Uint8Array[]
  readonly host: string
  readonly at: Date
}

export interface OpensslAnswer {
  readonly ok: boolean
  readonly said: string
}

/** A folder of its own for the files; `close` removes it. */
export function openOracle() {
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-hub-openssl-'))
  let count = 0
  const write = (name: string, certificates: readonly Uint8Array[]) => {
    const file = path.join(folder, `${count}-${name}.pem`)
    writeFileSync(file, certificates.map((der) => pemOf(der)).join(''))
    return file
  }
  const ask = ({ leaf, intermediates, anchors, host, at }: OpensslQuestion): Promise<OpensslAnswer> => {
    count += 1
    const untrusted = intermediates.length > 0 ? ['-untrusted', write('untrusted', intermediates)] : []
    const args = [
      'verify',
      ...['-CAfile', write('anchors', anchors), '-no-CApath', '-no-CAstore', ...untrusted],
      ...['-purpose', 'sslserver', '-verify_hostname', host, '-auth_level', '2'],
      ...['-attime', String(at.getTime() / 1000), write('leaf', [leaf])],
    ]
    return new Promise((resolve) => {
      execFile('openssl', args, (error, stdout, stderr) => resolve({ ok: error === null, said: `${stdout}${stderr}` }))
    })
  }
  return { ask, close: () => rmSync(folder, { recursive: true, force: true }) }
}
