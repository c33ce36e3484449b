/** Makes and reads files with the openssl command, as other people's tools would. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder of its own; `close` removes it. */
export function openssl() {
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-hub-openssl-'))
  const at = (name: string) => path.join(folder, name)
  return {
    at,
    write: (name: string, content: string | Uint8Array) => writeFileSync(at(name), content),
    read: (name: string) => new Uint8Array(readFileSync(at(name))),
    /** What it printed, both streams; throws when it refuses. */
    run: (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString(),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Openssl = ReturnType<typeof openssl>

/** A key and a self-signed certificate in `<name>.key` and `<name>.pem`. */
export function selfSigned({ run }: Openssl, name: string, algorithm: 'rsa' | 'ec' = 'ec'): void {
  const key = algorithm === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['rsa:2048']
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`]
  run('req', '-x509', '-newkey', ...key, '-nodes', ...files, '-days', '30', '-subj', `/CN=${name}`)
}
