/** Playwright's `test` with a hub per worker, people who are signed in, and a check of each page for accessibility. */
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { type Hub, startHub } from './hub'
import { type PersonKey, password, people } from './story'

interface TestFixtures {
  /** Who the page is signed in as; null for nobody. */
  as: PersonKey | null
  /** Fails the test when the page breaks its own content security policy or throws. */
  watchedPage: undefined
}

interface WorkerFixtures {
  hub: Hub
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
    async ({}, use, worker) => {
      const hub = await startHub(worker.workerIndex)
      await use(hub)
      await hub.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  as: ['admin', { option: true }],
  baseURL: ({ hub }, use) => use(hub.origin),
  storageState: async ({ as, hub, browser }, use) => {
    await use(as ? await signedInState(browser, hub, as) : undefined)
  },
  page: async ({ page }, use) => {
    const load = page.goto.bind(page)
    page.goto = async (address, options) => {
      const response = await load(address, options)
      // A click before the page is alive would be lost; signing out is offered from then on, on every page inside.
      const signOut = page.getByRole('button', { name: /^(Sign out|Cerrar sesión)$/ }).first()
      if (await signOut.isVisible()) await expect(signOut).toBeEnabled()
      return response
    }
    await use(page)
  },
  watchedPage: [
    async ({ page }, use) => {
      const broken: string[] = []
      page.on('pageerror', (error) => broken.push(String(error)))
      page.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) broken.push(message.text())
      })
      await use(undefined)
      expect(broken).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Signs a person in through the page, once per worker and person. */
async function signedInState(browser: Browser, hub: Hub, as: PersonKey): Promise<string> {
  const file = path.join(os.tmpdir(), `hub-state-${process.pid}-${new URL(hub.origin).port}-${as}.json`)
  if (existsSync(file)) return file
  const context = await browser.newContext({ baseURL: hub.origin, storageState: undefined, locale: 'en-US' })
  const page = await context.newPage()
  await signIn(page, as)
  await context.storageState({ path: file })
  await context.close()
  return file
}

export async function signIn(page: Page, as: PersonKey): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(people[as].email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

type Theme = 'light' | 'dark'

/** No violation of WCAG 2.1 AA, in both themes. */
export async function expectAccessible(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
      .analyze()
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
    expect(found).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
}
