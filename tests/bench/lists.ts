/**
 * What a large partner costs: lists and search with 500 templates and 100,000 customers, against as many templates and
 * 1,000 customers. Both are in one database and are asked in turn, through the gate, as the pages ask. Each ratio is the
 * worst of its kind.
 */
import { createDatabase } from '@/lib/platform/db/database'
import { createTestDatabase, dropTestDatabase, startTestServer } from '../support/postgres'
import { fillPartners } from './lists/partners'
import { questions } from './lists/questions'
import { type Comparison, compare } from './statistics'

const words = new Set(process.argv.slice(2))
const quick = words.has('--quick')
const json = words.has('--json')
const depth = quick ? { rounds: 9, times: 20 } : { rounds: 21, times: 50 }

const round = (value: number) => Math.round(value * 100) / 100
const tell = (line: string) => json || process.stdout.write(`${line}\n`)

const server = await startTestServer()
const urls = await createTestDatabase(server, `bench_lists_${process.pid}`)
const database = createDatabase({ url: urls.appUrl })
try {
  const { large, small } = await fillPartners(database, urls.ownerUrl)
  const worst = { list: 0, search: 0 }
  for (const { kind, name, ask } of questions) {
    const of = (partner: string) => () => database.asPartner(partner, (tx) => ask(tx))
    const found: Comparison = await compare(depth, of(large), of(small))
    worst[kind] = Math.max(worst[kind], found.ratio)
    tell(
      `${name.padEnd(44)}${`${round(found.ratio)} x`.padStart(9)}   ${round(found.oursMs)} ms against ${round(found.bareMs)} ms`,
    )
  }
  const result = { listRatio: round(worst.list), searchRatio: round(worst.search) }
  tell(`${'list, the worst'.padEnd(44)}${`${result.listRatio} x`.padStart(9)}   limit 1.3`)
  tell(`${'search, the worst'.padEnd(44)}${`${result.searchRatio} x`.padStart(9)}   limit 1.3`)
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await database.close()
  await dropTestDatabase(server, urls.name)
  await server.stop()
}
