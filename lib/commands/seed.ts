/** Tells the demo's story into the hub of DATABASE_URL, for a simulated network that runs: `seed [--range 10] [--directory path]`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { demoStory } from '@/lib/lab/demo-story'
import { layOut } from '@/lib/lab/layout'
import { closeDatabase } from '@/lib/platform/db/database'
import { env } from '@/lib/platform/env/env'
import { seedStory } from './seed/story'

/** Prints who may sign in. A hub that has the story already stays as it is. */
export async function main(args: readonly string[]): Promise<number> {
  const options = { range: { type: 'string', default: '10' }, directory: { type: 'string' } } as const
  const { range, directory } = parseArgs({ args: [...args], options }).values
  const files = directory ?? join(env().dataDirectory, 'lab')
  const textOf = (name: string) => (existsSync(join(files, name)) ? readFileSync(join(files, name), 'utf8') : undefined)
  const { people, password } = await seedStory({
    clusters: layOut(demoStory.clusters, Number(range)),
    clientCertificatePem: textOf('client-certificate.pem'),
    clientKeyPem: textOf('client-key.pem'),
  })
  await closeDatabase()
  const lines = people.map(({ name, email, role, partnerName }) => `${email}  ${name}, ${role}, ${partnerName}`)
  process.stdout.write(`${lines.join('\n')}\nPassword of all of them: ${password}\n`)
  return 0
}
