/** Proves with a real browser that a running hub lets a person in: `prove-sign-in <address> <email> <password>`. */
import { chromium } from '@playwright/test'
import { CommandError, exitCodes } from './processes/command-error'
import { findChromium, launchOptions } from './testing/chromium'

const patienceMs = 60_000

/** Fills in the sign-in page and waits for the page behind it. */
export async function main([address, email, password]: readonly string[]): Promise<number> {
  if (!address || !email || !password) {
    throw new CommandError('Give the address of a hub, an e-mail and a password.', exitCodes.usage)
  }
  const browser = await chromium.launch(launchOptions(await findChromium()))
  try {
    const page = await browser.newPage({ locale: 'en-US' })
    page.setDefaultTimeout(patienceMs)
    await page.goto(`${address}/sign-in`)
    await page.locator('input[type=email], input[name=email]').first().fill(email)
    await page.locator('input[type=password]').first().fill(password)
    await page.locator('button[type=submit]').first().click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    process.stdout.write(`${email} is signed in: ${await page.title()}\n`)
    return 0
  } finally {
    await browser.close()
  }
}
