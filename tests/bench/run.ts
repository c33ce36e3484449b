/** All benchmarks of the foundation: a table for people, or one object for machines. Ratios hold within one run only. */
import { startTestServer } from '../support/postgres'
import { measurePageCost } from './page-cost'
import { measureProbeCost } from './probe-cost/probe-cost'
import { measureTenantRead } from './tenant-read'
import { measureWarmStart } from './warm-start'

const words = new Set(process.argv.slice(2))
const quick = words.has('--quick')
const json = words.has('--json')

const round = (value: number) => Math.round(value * 100) / 100
const tell = (line: string) => json || process.stdout.write(`${line}\n`)
const row = (name: string, value: string, detail: string) => tell(`${name.padEnd(34)}${value.padStart(9)}   ${detail}`)

const warmStartSeconds = round(await measureWarmStart({ quick }))
row('warm start', `${warmStartSeconds} s`, 'npm start to its address, clone built and data there')

const probe = await measureProbeCost({ quick })
row('probe / bare TLS and GET', `${round(probe.probeCostRatio)} x`, 'one interface on one address')

const server = await startTestServer()
try {
  const read = await measureTenantRead(server, { quick })
  row(
    'tenant read / plain query',
    `${round(read.ratio)} x`,
    `${round(read.oursMs)} ms against ${round(read.bareMs)} ms`,
  )

  const page = await measurePageCost(server, { quick, pages: words.has('--pages') })
  row(
    'overview / bare Next page',
    `${round(page.ratio)} x`,
    `${round(page.oursMs)} ms against ${round(page.bareMs)} ms`,
  )
  for (const { page: name, scriptKilobytes, scores } of page.pages) {
    const told = Object.entries(scores ?? {}).map(([category, score]) => `${category} ${score}`)
    row(`JavaScript of ${name}`, `${scriptKilobytes} kB`, told.join(', '))
  }
  if (json) {
    const result = {
      probeCostRatio: round(probe.probeCostRatio),
      pageCostRatio: round(page.ratio),
      tenantReadRatio: round(read.ratio),
      warmStartSeconds,
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
  }
} finally {
  await server.stop()
}
