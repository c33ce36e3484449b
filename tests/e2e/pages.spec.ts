import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { makeCustomers, makeTemplate } from '../support/factories'
import { builtRoutes } from './support/access/calls'
import { pageAccess } from './support/access/expectations'
import { invitationToken, setUpToken } from './support/household'
import type { Hub } from './support/hub'
import { memberOf, signInContext } from './support/session'
import { expect, expectAccessible, test } from './support/test'

test.use({ as: null })

/** Next draws it only when everything else has failed; tests/unit knows it. */
const undrawn = '/_global-error'
const routes = builtRoutes().filter(({ path: route, isPage }) => isPage && route in pageAccess && route !== undrawn)

const wide = { width: 1440, height: 900 }
const narrow = { width: 320, height: 700 }

const nouns = readdirSync(path.resolve(import.meta.dirname, '../../lib/platform/i18n/messages/en')).map((file) =>
  path.basename(file, '.json'),
)
/** What next-intl shows in place of a message that is missing: its name. */
const messageName = new RegExp(`\\b(?:${nouns.join('|')})\\.[a-zA-Z]\\w*\\b(?!\\.example)`)

for (const locale of ['en', 'es']) {
  test.describe(locale, () => {
    test.use({ locale: locale === 'en' ? 'en-US' : 'es-ES', viewport: wide })

    for (const { path: route } of routes) {
      test(`${route} reads, fits and breaks no rule`, async ({ page, hub }) => {
        const broken = listenForTrouble(page, route)
        await signInAsAdmin(page, hub, route)
        const answer = await page.goto(await addressOf(route, hub))
        expect(answer?.status()).toBe(route === '/_not-found' ? 404 : 200)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
        await expect(page.locator('body')).not.toContainText(messageName, { useInnerText: true })
        await expect(page.locator('time:empty')).toHaveCount(0)
        await expect(page).toHaveTitle(/Partner Hub/)

        // Colours do not depend on the width: both themes wide, and what narrow adds once.
        if (locale === 'en') await expectAccessible(page)
        await expectToFit(page)
        await page.setViewportSize(narrow)
        await expectToFit(page)
        if (locale === 'es') await expectAccessible(page, ['light'])
        expect(broken).toEqual([])
      })
    }
  })
}

async function expectToFit(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
}

/** Console errors and refused policies, from the first byte on. */
function listenForTrouble(page: Page, route: string): string[] {
  const broken: string[] = []
  page.on('console', (message) => {
    const isExpected = route === '/_not-found' && message.text().includes('404')
    if (message.type() === 'error' && !isExpected) broken.push(message.text())
  })
  return broken
}

async function templateId(hub: Hub): Promise<string> {
  return (await makeTemplate(hub.database, hub.partnerId, hub.steadyClusterId)).id
}

/** A customer that exists for this page only, below a template of its own. */
async function customerId(hub: Hub): Promise<string> {
  const template = await makeTemplate(hub.database, hub.partnerId, hub.steadyClusterId)
  const [customer] = await makeCustomers(hub.database, hub.partnerId, template.id, 1, { name: 'Harbor Hotels' })
  return customer?.id ?? ''
}

async function signInAsAdmin(page: Page, hub: Hub, route: string): Promise<void> {
  if (pageAccess[route]?.for === 'anyone' && route !== '/_not-found') return
  await signInContext(hub, page.context(), await memberOf(hub, 'admin'))
}

async function addressOf(route: string, hub: Hub): Promise<string> {
  if (route === '/_not-found') return '/there-is-no-such-page'
  if (route.startsWith('/set-up/')) return `/set-up/${await setUpToken(hub)}`
  if (route.startsWith('/invitation/'))
    return `/invitation/${await invitationToken({ hub, partnerId: hub.otherPartnerId })}`
  const template = route.includes('[templateId]') ? await templateId(hub) : ''
  return route
    .replace('[clusterId]', hub.steadyClusterId)
    .replace('[templateId]', template)
    .replace('[authorityId]', hub.authorityId)
    .replace('[chainId]', hub.chainId)
    .replace('[customerId]', route.includes('[customerId]') ? await customerId(hub) : '')
    .replace('[channelId]', hub.channelId)
    .replace('[personId]', (await memberOf(hub, 'support')).id)
}
