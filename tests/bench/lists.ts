/**
 * What a large partner costs: lists and search with 500 templates and 100,000 customers, against as many templates and
 * 1,000 customers. Both are in one database and are asked in turn, call by call, through the gate, as the pages ask; a
 * ratio is that of the medians, so that what else the machine does falls on both alike. The worst of each kind counts.
 */
import { createDatabase } from '@/lib/platform/db/database'
import { createTestDatabase, dropTestDatabase, startTestServer } from '../support/postgres'
import { fillPartners } from './lists/partners'
import { questions } from './lists/questions'
import { compare } from './statistics'

const words = new Set(process.argv.slice(2))
const quick = words.has('--quick')
const json = words.has('--json')
const depth = { rounds: quick ? 150 : 600, times: 1 }

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
    const { oursMs, bareMs } = await compare(depth, of(large), of(small))
    const ratio = oursMs / bareMs
    worst[kind] = Math.max(worst[kind], ratio)
    tell(`${name.padEnd(44)}${`${round(ratio)} x`.padStart(9)}   ${round(oursMs)} ms against ${round(bareMs)} ms`)
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
