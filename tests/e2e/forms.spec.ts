import type { Locator, Page } from '@playwright/test'
import { formCases } from './support/forms'
import { type FormStage, fillAll, type OpenForm } from './support/forms/form-case'
import { makeHousehold } from './support/household'
import type { Hub } from './support/hub'
import { endSessionsOf, signInContext } from './support/session'
import { password } from './support/story'
import { expect, test } from './support/test'

test.use({ as: null })

const megabytes = 10 * 1024 * 1024

const told = {
  tooLong: /Use at most|more than the hub accepts/,
  unavailable: /database does not answer/,
  signedOut: /session has ended/,
  unreachable: /could not be reached/,
}

for (const { name, isPublic, open } of formCases) {
  test(`${name}: nothing typed is lost to 10 MB, a lost database, an ended session or a restart`, async ({
    page,
    hub,
  }) => {
    const stage: FormStage = { hub, page, ...(await makeHousehold(hub)) }
    if (!isPublic) await signInContext(hub, page.context(), stage.admin)
    const form = await open(stage)
    await typeAll(page, form)

    await test.step('10 MB', () => pasteTooMuch(page, form))
    await test.step('lost database', async () => {
      await hub.cutDatabase()
      await form.submit()
      await expect(page.getByText(told.unavailable)).toBeVisible()
      await expectKept(page, form)
      await hub.mendDatabase()
      await isReady(hub)
      await expectKept(page, form)
    })
    if (!isPublic)
      await test.step('ended session', async () => {
        await endSessionsOf(hub, stage.admin)
        await form.submit()
        await expect(page.getByText(told.signedOut)).toBeVisible()
        await expectKept(page, form)
        await signInElsewhere(page, stage)
        await expectKept(page, form)
      })
    await test.step('restart', async () => {
      await hub.stopWeb()
      await form.submit()
      await expect(page.getByText(told.unreachable)).toBeVisible()
      await hub.startWeb()
      await expectKept(page, form)
    })
    await test.step('save', async () => {
      await form.mend?.()
      await form.submit()
      await form.saved()
    })
  })
}

test.afterEach(async ({ hub }) => {
  await hub.mendDatabase()
})

async function typeAll(page: Page, { typed, reveal }: OpenForm): Promise<void> {
  if (!reveal) await fillAll(page, typed)
}

/** Every character is where it was typed. */
async function expectKept(page: Page, { typed, reveal, alsoKept }: OpenForm): Promise<void> {
  for (const [id, value] of Object.entries(typed)) {
    await reveal?.(id)
    await expect(page.locator(`#${id}`)).toHaveValue(value)
  }
  await alsoKept?.()
}

async function pasteTooMuch(page: Page, form: OpenForm): Promise<void> {
  const { huge, typed, reveal, submit } = form
  if (!huge) return
  await reveal?.(huge)
  const control = page.locator(`#${huge}`)
  await paste(control, 'x'.repeat(megabytes))
  await submit()
  await expect(page.getByText(told.tooLong).first()).toBeVisible()
  expect(await control.evaluate((element: HTMLInputElement) => element.value.length)).toBe(megabytes)
  await paste(control, typed[huge] ?? '')
  await expectKept(page, form)
}

/** Puts a text into a control that is not drawn meanwhile: drawing a line of 10 MB takes the browser half a minute. */
async function paste(control: Locator, text: string): Promise<void> {
  await control.evaluate((element: HTMLInputElement | HTMLTextAreaElement, value) => {
    element.style.display = value.length > 1000 ? 'none' : ''
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, value)
    element.dispatchEvent(new Event('input', { bubbles: true }))
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  }, text)
}

/** As the problem says: in a new tab, while the form stays open. */
async function signInElsewhere(page: Page, { admin }: FormStage): Promise<void> {
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Sign in in a new tab' }).click()
  const tab = await opened
  await tab.getByLabel('E-mail').fill(admin.email)
  await tab.getByRole('textbox', { name: 'Password' }).fill(password)
  await tab.getByRole('button', { name: 'Sign in' }).click()
  await expect(tab).not.toHaveURL(/sign-in/)
  await tab.close()
}

async function isReady(hub: Hub): Promise<void> {
  await expect.poll(async () => (await fetch(`${hub.origin}/api/health/ready`)).status).toBe(200)
}
