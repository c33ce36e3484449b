/** What the overview costs: the whole request of a person who is signed in, against a bare Next page on the same machine. */
import { startHub } from '../e2e/support/hub'
import { memberOf, openSession } from '../e2e/support/session'
import type { TestServer } from '../support/postgres'
import { startBarePage } from './bare-page'
import { measurePages, type PageMeasure } from './pages'
import { type Comparison, compare } from './statistics'

export interface PageCost extends Comparison {
  pages: PageMeasure[]
}

export async function measurePageCost(
  server: TestServer,
  { quick, pages }: { quick: boolean; pages: boolean },
): Promise<PageCost> {
  process.env.HUB_TEST_SERVER = JSON.stringify(server)
  const hub = await startHub(0)
  const bare = await startBarePage()
  try {
    const { cookie } = await openSession(hub, await memberOf(hub, 'admin'))
    const read = async (address: string) => {
      const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
      await answer.arrayBuffer()
    }
    const comparison = await compare(
      quick ? { rounds: 5, times: 40 } : { rounds: 11, times: 150 },
      () => read(`${hub.origin}/`),
      () => read(bare.origin),
    )
    const measured = pages ? await measurePages(hub.origin, bare.origin, cookie) : []
    return { ...comparison, pages: measured }
  } finally {
    bare.stop()
    await hub.stop()
  }
}
