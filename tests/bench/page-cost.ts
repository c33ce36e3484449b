/** What the overview costs: the whole request of a person who is signed in, against a bare Next page on the same machine. */
import { chromium } from '@playwright/test'
import { startHub } from '../e2e/support/hub'
import { password, people } from '../e2e/support/story'
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
    const cookie = await signedInCookie(hub.origin)
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

async function signedInCookie(origin: string): Promise<string> {
  const { CHROMIUM_PATH: executablePath, CHROMIUM_NO_SANDBOX } = process.env
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_NO_SANDBOX ? ['--no-sandbox'] : [] })
  try {
    const page = await browser.newPage({ baseURL: origin, locale: 'en-US' })
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(people.admin.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
    const cookies = await page.context().cookies()
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  } finally {
    await browser.close()
  }
}
