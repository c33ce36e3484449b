import { makeCluster, makeCustomers, makeTemplate } from '../support/factories'
import { clusterColumns } from './support/story'
import { expect, expectAccessible, test } from './support/test'

test('with more than 50 customers the addresses are frozen, and what switches on for good says so', async ({
  page,
  hub,
}) => {
  const cluster = await makeCluster(hub.database, hub.partnerId, {
    name: 'Granada',
    callHistory: true,
    callHistoryUserId: 'probe@example.com',
    ...clusterColumns(hub.lab.cluster('steady')),
  })
  const template = await makeTemplate(hub.database, hub.partnerId, cluster.id, { name: 'Retail ES' })
  await makeCustomers(hub.database, hub.partnerId, template.id, 51)
  await page.goto(`/clusters/${cluster.id}/settings`)
  await expect(page.getByText('This cluster has 51 customers')).toBeVisible()
  for (const label of ['XSI-Actions URL', 'XSI-Events URL', 'Authentication service URL', 'CTI URL']) {
    await expect(page.getByRole('textbox', { name: label })).not.toBeEditable()
  }
  await expect(page.getByRole('switch', { name: 'Enable call history' })).toBeDisabled()
  await expect(page.getByRole('switch', { name: 'DND sync' })).toBeDisabled()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toBeEditable()
  await expectAccessible(page)
})

test('a cluster that templates use is not deleted, and the page names them', async ({ page, hub }) => {
  const cluster = await makeCluster(hub.database, hub.partnerId, {
    name: 'Sevilla',
    ...clusterColumns(hub.lab.cluster('steady')),
  })
  await makeTemplate(hub.database, hub.partnerId, cluster.id, { name: 'Retail South' })
  await page.goto(`/clusters/${cluster.id}/settings`)
  await expect(page.getByText(/The template .*Retail South.* uses this cluster/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete cluster' })).toBeDisabled()
})

test('a switch that cannot be switched off again asks for the name first', async ({ page, hub }) => {
  const cluster = await makeCluster(hub.database, hub.partnerId, {
    name: 'Huelva',
    ...clusterColumns(hub.lab.cluster('steady')),
  })
  await page.goto(`/clusters/${cluster.id}/settings`)
  const callHistory = page.getByRole('switch', { name: 'Enable call history' })
  await expect(async () => {
    await callHistory.setChecked(true)
    await expect(page.getByRole('textbox', { name: 'BroadWorks user ID for call history' })).toBeVisible({
      timeout: 1_000,
    })
  }).toPass()
  await page.getByRole('textbox', { name: 'BroadWorks user ID for call history' }).fill('probe@example.com')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  const verb = dialog.getByRole('button', { name: 'Switch on and save' })
  await expect(verb).toBeDisabled()
  await dialog.getByRole('textbox').fill('Huelva')
  await verb.click()
  await expect(page.getByText('On for good')).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Enable call history' })).toBeDisabled()
})
