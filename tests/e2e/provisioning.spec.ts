import type { Page } from '@playwright/test'
import { makeCluster, makeTemplate } from '../support/factories'
import type { Hub } from './support/hub'
import { clusterColumns } from './support/story'
import { expect, expectAccessible, test } from './support/test'

const flowThrough = {
  country: 'BE',
  emailLanguage: 'nl_NL',
  flowThrough: true,
  provisioningAccountName: 'wbx-prov',
  userVerification: 'untrusted',
  adminFirst: true,
  defaultPackage: 'standard',
  authenticationMode: 'broadworks',
}

let made = 0
/** A cluster of its own with one template, so that no other test meets it. */
async function stageOf(hub: Hub) {
  const name = `Gante ${++made}`
  const cluster = await makeCluster(hub.database, hub.partnerId, {
    name,
    broadworksRelease: 'R24',
    ...clusterColumns(hub.lab.cluster('steady')),
  })
  const template = await makeTemplate(hub.database, hub.partnerId, cluster.id, {
    name: `${name} retail`,
    ...flowThrough,
  })
  return { clusterId: cluster.id, template }
}

const answer = (page: Page) => page.getByRole('region', { name: /^(Answer|Respuesta)$/ })

test.describe('what if', () => {
  test('answers while the question is typed, and the address gives the same answer to a colleague', async ({
    page,
    hub,
    context,
  }) => {
    const { template } = await stageOf(hub)
    await page.goto(`/templates/${template.id}/details`)
    await page.getByRole('link', { name: 'What if', exact: true }).first().click()
    await expect(answer(page)).toContainText('Léa Peeters would become the first user and administrator')
    await expect(answer(page)).toContainText('fr_FR')

    await page.locator('#what-if-language').fill('pt')
    await page.locator('#what-if-name').fill('Rui Costa')
    await expect(answer(page)).toContainText('pt_PT; meetings site in en_US')
    await expect(answer(page)).toContainText('Rui Costa would become')
    await expect(page).toHaveURL(/language=pt/)

    const colleague = await context.newPage()
    await colleague.goto(page.url())
    await expect(colleague.locator('#what-if-language')).toHaveValue('pt')
    await expect(answer(colleague)).toContainText('Rui Costa would become')
    await colleague.close()
  })

  test('refuses with the reason and what to do, and still tells what would come', async ({ page, hub }) => {
    const { template } = await stageOf(hub)
    await page.goto(`/templates/what-if?template=${template.id}&extension=&licence=no`)
    await expect(answer(page)).toContainText('would not be provisioned')
    await expect(answer(page)).toContainText('The user has no BroadWorks licence')
    await expect(answer(page)).toContainText('neither a primary number nor an extension')
    await expect(answer(page)).toContainText('Once that is mended')
    await expectAccessible(page)
    await page.locator('#what-if-licence').check({ force: true })
    await page.locator('#what-if-extension').fill('4117')
    await expect(answer(page)).toContainText('would become the first user')
  })

  test('answers what is still being typed, marks what would change, and keeps the question', async ({ page, hub }) => {
    const { template } = await stageOf(hub)
    await page.goto(`/templates/${template.id}/settings`)
    const open = page.getByRole('button', { name: 'Try it on a user' })
    await open.click()
    const dialog = page.getByRole('dialog', { name: 'Try what you have typed' })
    await expect(dialog).toContainText('Every answer is the same as with the saved template.')
    await dialog.getByLabel('Name', { exact: true }).fill('Rui Costa')
    await dialog.getByRole('button', { name: 'Back to the form' }).click()
    await expect(open).toBeFocused()
    const premium = page.getByRole('radio', { name: /^Premium/ })
    await premium.check({ force: true })
    await open.click()
    await expect(dialog).toContainText('One answer differs from the saved template: Package.')
    await expect(dialog.getByRole('status')).toContainText('Rui Costa would become')
    await expect(dialog.getByRole('status')).toContainText('Premium')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(premium).toBeChecked()
    await page.goto('/templates/new?start=tool&emails=no')
    await open.click()
    await expect(dialog.getByRole('region', { name: 'Answer' })).toContainText('API, untrusted e-mails')
  })

  test('speaks Spanish', async ({ browser, hub, storageState }) => {
    const { template } = await stageOf(hub)
    const context = await browser.newContext({ baseURL: hub.origin, locale: 'es-ES', storageState })
    const page = await context.newPage()
    await page.goto(`/templates/what-if?template=${template.id}&administrator=yes`)
    await expect(answer(page)).toContainText('no se aprovisionaría')
    await expect(answer(page)).toContainText('Los administradores de BroadWorks no se pueden incorporar')
    await expectAccessible(page, ['light'])
    await context.close()
  })
})

test.describe('the requirements of a cluster', () => {
  const servers = 'Application, network and profile server'

  test('are confirmed with who and when, undone, and kept', async ({ page, hub }) => {
    const { clusterId } = await stageOf(hub)
    await page.goto(`/clusters/${clusterId}/interfaces`)
    await page.getByRole('link', { name: 'Requirements' }).click()
    await expect(page.getByText('AP.as.24.0.944.ap375100').first()).toBeVisible()
    await expect(page.getByText('set authenticationEncoding UTF-8').first()).toBeVisible()

    const confirm = page.getByRole('button', { name: `Confirm: ${servers}` })
    await confirm.click()
    await expect(page.getByText(/seen by checks/)).toContainText('1 confirmed')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText(/seen by checks/)).toContainText('none confirmed')
    await confirm.click()
    await expect(page.getByText(/seen by checks/)).toContainText('1 confirmed')

    await page.reload()
    await page.locator('summary', { hasText: servers }).click()
    await expect(page.getByText(/^Confirmed by Ana Admin on/)).toBeVisible()
    await page.getByRole('button', { name: `Take back: ${servers}` }).click()
    await expect(page.getByText(/seen by checks/)).toContainText('none confirmed')
    await expectAccessible(page)
  })

  test('show a confirmation for another release as outdated', async ({ page, hub }) => {
    const { clusterId } = await stageOf(hub)
    await page.goto(`/clusters/${clusterId}/requirements`)
    await page.getByRole('button', { name: 'Confirm: Patch for flow-through provisioning' }).click()
    await expect(page.getByText(/seen by checks/)).toContainText('1 confirmed')
    await hub.database.asPartner(hub.partnerId, (tx) =>
      tx.cluster.update({ where: { id: clusterId }, data: { broadworksRelease: 'R23' } }),
    )
    await page.reload()
    await expect(page.getByText(/^Confirmed by Ana Admin on .* for R24$/)).toBeVisible()
    await expect(page.getByText('AP.as.23.0.1075.ap376509').first()).toBeVisible()
  })
})

test.describe('to look and not to touch', () => {
  test.use({ as: 'readOnly' })

  test('read-only reads requirements and provisioning URLs, and every change says why not', async ({ page, hub }) => {
    const { clusterId } = await stageOf(hub)
    await page.goto(`/clusters/${clusterId}/requirements`)
    const confirm = page.getByRole('button', { name: /^Confirm: Application/ })
    await expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await page.goto(`/templates/adapter-urls?cluster=${clusterId}`)
    await expect(page.getByRole('button', { name: 'Note it' })).toHaveAttribute('aria-disabled', 'true')
  })
})

test.describe('provisioning URLs', () => {
  test('are noted, asked for, removed and put back', async ({ page, hub }) => {
    const { clusterId, template } = await stageOf(hub)
    await page.goto(`/templates/adapter-urls?cluster=${clusterId}`)
    await page.locator('#note-target').selectOption('uc-one')
    await page.getByRole('button', { name: 'Note it' }).click()
    await expect(page.getByRole('button', { name: 'Remove the note of System level' })).toBeVisible()
    await page.locator('#note-enterprise').fill('panaderia-sol')
    await page.locator('#note-target').selectOption(template.id)
    await page.getByRole('button', { name: 'Note it' }).click()
    const remove = page.getByRole('button', { name: 'Remove the note of panaderia-sol' })
    await expect(remove).toBeVisible()

    await page.getByLabel('Enterprise ID', { exact: true }).first().fill('panaderia-sol')
    await page.getByRole('button', { name: 'Which URL?' }).click()
    const status = page.getByRole('status').filter({ hasText: 'panaderia-sol uses' })
    await expect(status).toContainText(`Template ${template.name}`)
    await expect(status).toContainText('wins over the system level')
    await expect(status).toContainText(`/adapter/${template.id}`)
    await expectAccessible(page)

    await remove.click()
    await expect(status).toContainText('UC-One SaaS')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(status).toContainText(`Template ${template.name}`)
  })

  test('refuse an enterprise that BroadWorks could not have, and keep what was typed', async ({ page, hub }) => {
    const { clusterId } = await stageOf(hub)
    await page.goto(`/templates/adapter-urls?cluster=${clusterId}`)
    await page.locator('#note-enterprise').fill('x'.repeat(31))
    await page.getByRole('button', { name: 'Note it' }).click()
    await expect(page.locator('#note-enterprise')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator('#note-enterprise')).toHaveValue('x'.repeat(31))
  })
})

test('packages tell what a change brings and where it is known to go wrong', async ({ page }) => {
  await page.goto('/templates/packages')
  await page.locator('select[name=from]').selectOption('premium')
  await page.locator('select[name=to]').selectOption('standard')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('In two steps: Basic, then Standard.')).toBeVisible()
  await expect(page.getByText(/Known defect/)).toBeVisible()
  await page.locator('select[name=to]').selectOption('softphone')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('Messaging: Yes → No')).toBeVisible()
  await expect(page.getByText(/Known defect/)).toBeHidden()
  await expectAccessible(page)
})

test('what the API demands of the organization is confirmed once, and every checklist reads it', async ({ page }) => {
  await page.goto('/templates/api-access')
  await page.getByRole('button', { name: 'Confirm: Dedicated administrator' }).click()
  const withdraw = page.getByRole('button', { name: 'Take back: Dedicated administrator' })
  await expect(withdraw).toBeVisible()
  await expect(page.getByText(/^Confirmed by /)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/templates/new?start=tool&emails=no')
  const checklist = page.getByRole('complementary', { name: 'Provisioning checklist' })
  await expect(checklist).toContainText(/Done: .*Dedicated administrator/)
  await checklist.getByRole('link', { name: 'Confirm under API access' }).first().click()
  await withdraw.click()
  await expect(page.getByRole('button', { name: 'Confirm: Dedicated administrator' })).toBeVisible()
})

test('whoever has never seen the guide finds the method for a case, sees why, and begins the template with it', async ({
  page,
}) => {
  await page.goto('/templates')
  await page.getByRole('link', { name: 'Find the method' }).click()
  await page.getByLabel(/^The users themselves/).check({ force: true })
  await page.getByLabel('As enterprises').check({ force: true })
  await page.getByLabel('Calling only').check({ force: true })
  await page.getByRole('button', { name: 'Propose' }).click()
  const proposal = page.getByRole('region', { name: 'Proposal' })
  await expect(proposal).toContainText('Self-provisioning fits')
  await expect(proposal).toContainText('Without it the link would refuse the users.')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Make this template' }).click()
  await expect(page).toHaveURL(/\/templates\/new\?start=user/)
  await expect(page.getByRole('complementary', { name: 'Provisioning checklist' })).toContainText('Self-provisioning')
})

test('one sentence is enough: flow-through, no e-mails, Spanish customers in Mexico, meetings with call-in', async ({
  page,
}) => {
  await page.goto('/templates/methods')
  await page.getByRole('combobox', { name: 'Country or region' }).selectOption('MX')
  await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('es')
  await page.getByLabel(/^Our staff, by assigning/).check({ force: true })
  await page.getByLabel('No, or not surely').check({ force: true })
  await page.getByLabel('As enterprises').check({ force: true })
  await page.getByLabel('With BroadWorks user ID and password').check({ force: true })
  await page.getByLabel(/^Meetings for 100/).check({ force: true })
  await page.getByLabel('By the vendor’s call-in numbers').check({ force: true })
  await page.getByRole('button', { name: 'Propose' }).click()
  const proposal = page.getByRole('region', { name: 'Proposal' })
  await expect(proposal).toContainText('Flow-through, untrusted e-mails fits')
  await expect(proposal).toContainText('es_MX is supported: the language with this country.')
  await expect(proposal).toContainText('the default call-in AMER, +1')
  await page.getByRole('link', { name: 'Make this template' }).click()
  await expect(page.locator('#template-country')).toHaveValue('MX')
  await expect(page.locator('#template-emailLanguage')).toHaveValue('es_MX')
  await page.getByRole('button', { name: 'Try it on a user' }).click()
  const dialog = page.getByRole('dialog', { name: 'Try what you have typed' })
  await dialog.getByRole('textbox', { name: 'Language', exact: true }).fill('es')
  await expect(dialog).toContainText('es_MX; meetings site in es_MX')
  await expect(dialog).toContainText('The user types an address in the activation portal')
})
