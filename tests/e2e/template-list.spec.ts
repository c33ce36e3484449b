/** Many templates at once: found, duplicated, deleted and brought back, and brought in from a file with faults. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { csvLine } from '@/lib/domain/csv/cells'
import { makeCustomers, makeTemplate } from '../support/factories'
import type { Hub } from './support/hub'
import { people } from './support/story'
import { expect, expectAccessible, test } from './support/test'

const made = (hub: Hub, name: string, given = {}) =>
  makeTemplate(hub.database, hub.partnerId, hub.steadyClusterId, { name, adminEmail: people.admin.email, ...given })

const countNamed = (hub: Hub, part: string) =>
  hub.database.asPartner(hub.partnerId, (tx) => tx.customerTemplate.count({ where: { name: { contains: part } } }))

const tableOf = (page: Page) => page.getByRole('table', { name: /Templates|Plantillas/ })
const rowOf = (page: Page, name: string) => tableOf(page).getByRole('row').filter({ hasText: name })

test('what is searched and filtered stays in the address, and a copy opens with its own name', async ({
  page,
  hub,
}) => {
  await made(hub, 'Quiet Hotels', { defaultPackage: 'premium' })
  await made(hub, 'Quiet Schools', { defaultPackage: 'basic' })
  await page.goto('/templates')
  await page.getByRole('searchbox', { name: 'Name or provisioning ID' }).fill('QUIET')
  await expect(page).toHaveURL(/q=QUIET/)
  await page.getByRole('button', { name: 'Default package' }).click()
  await page.getByRole('link', { name: 'Premium' }).click()
  await expect(rowOf(page, 'Quiet Schools')).toHaveCount(0)
  await expect(page).toHaveURL(/package=premium/)
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Duplicate Quiet Hotels' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quiet Hotels (2)' })).toBeVisible()
})

test('by keyboard alone: chosen templates are deleted, those in use are left with the reason, and it is undone', async ({
  page,
  hub,
}) => {
  const used = await made(hub, 'Keyboard used')
  for (const name of ['Keyboard one', 'Keyboard two']) await made(hub, name)
  await makeCustomers(hub.database, hub.partnerId, used.id, 1, { name: 'Harbor Clinics' })
  await page.goto('/templates?q=Keyboard')
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).focus()
  await page.keyboard.press('Enter')
  const report = page.getByRole('dialog', { name: '2 of 3 done' })
  await expect(report).toBeVisible()
  await expect(report.getByText(/Keyboard used: .*Harbor Clinics/)).toBeVisible()
  await expectAccessible(page)
  expect(await countNamed(hub, 'Keyboard')).toBe(1)
  await report.getByRole('button', { name: 'Undo what was done' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 templates are back')).toBeVisible()
  expect(await countNamed(hub, 'Keyboard')).toBe(3)
})

test('all that match are selected in a second step, get another package, and get their own back', async ({
  page,
  hub,
}) => {
  for (let at = 0; at < 27; at++)
    await made(hub, `Second step ${at}`, { defaultPackage: at % 2 ? 'basic' : 'standard' })
  await page.goto('/templates?q=Second+step')
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check()
  await expect(page.getByText('25 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Select all 27 that match' }).click()
  await expect(page.getByText('27 selected')).toBeVisible()
  const bar = page.getByRole('button', { name: 'Default package' }).last()
  await bar.click()
  await page.getByRole('button', { name: 'Premium', exact: true }).click()
  const premium = () =>
    hub.database.asPartner(hub.partnerId, (tx) =>
      tx.customerTemplate.count({ where: { name: { contains: 'Second step' }, defaultPackage: 'premium' } }),
    )
  await expect(page.getByText('Default package of 27 templates changed')).toBeVisible()
  expect(await premium()).toBe(27)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('27 templates have their packages back')).toBeVisible()
  expect(await premium()).toBe(0)
})

const headers = ['Template name', 'Country or region', 'Cluster', 'Service provider admin e-mail', 'Default package']
const more = ['User verification', 'Authentication mode', 'Default email language', 'IdP entity ID']

/** 200 rows, seven of them wrong in seven ways. */
function fileOf(stem: string): string {
  const rows = Array.from({ length: 200 }, (_none, at) => {
    const email = people.admin.email
    return [`${stem} ${at}`, 'ES', 'Steady', email, 'standard', 'untrusted', 'webex', 'es_ES', '']
  })
  const wrong: [number, number, string][] = [
    [10, 0, ''],
    [20, 1, 'Atlantis'],
    [30, 2, 'No such cluster'],
    [40, 3, 'nobody@example.test'],
    [50, 4, 'gold'],
    [60, 8, 'https://idp.example.com'],
    [70, 0, `${stem} 69`],
  ]
  for (const [row, cell, text] of wrong) rows[row]?.splice(cell, 1, text)
  return [[...headers, ...more], ...rows].map(csvLine).join('')
}

const chosen = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('of 200 rows with 7 bad ones 193 are imported, and the 7 come in once they are mended', async ({ page, hub }) => {
  test.slow()
  await page.goto('/templates/import')
  await expectAccessible(page)
  await page.getByLabel('Drop a file here, or choose one').setInputFiles(chosen('stores.csv', fileOf('Store')))
  await expect(page.getByRole('combobox', { name: 'Field of the column Cluster' })).toHaveValue('clusterId')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Check 200 rows' }).click()
  await expect(page.getByText('200 rows: 193 new, 0 changed, 0 the same, 7 with problems')).toBeVisible()
  await expect(page.getByText('No cluster of yours is called “No such cluster”.')).toBeVisible()
  await expectAccessible(page)
  expect(await countNamed(hub, 'Store')).toBe(0)
  await page.getByRole('button', { name: 'Import 193 rows' }).click()
  await expect(page.getByRole('heading', { name: '193 of 200 rows imported' })).toBeVisible({ timeout: 90_000 })
  expect(await countNamed(hub, 'Store')).toBe(193)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download 7 rows with their reasons' }).click()
  const leftOut = await readFile(await (await download).path(), 'utf8')
  const lines = leftOut.trim().split('\r\n')
  expect(lines).toHaveLength(8)
  expect(lines[0]).toMatch(/,Problem$/)
  expect(lines[5]).toContain('Choose one of the options.')

  const mended = leftOut
    .replace('\r\n,ES', '\r\nStore 10,ES')
    .replace('Atlantis', 'Spain')
    .replace('No such cluster', 'Steady')
    .replace('nobody@example.test', people.admin.email)
    .replace('gold', 'premium')
    .replace('https://idp.example.com', '')
  await page.getByRole('button', { name: 'Import another file' }).click()
  await page.getByLabel('Drop a file here, or choose one').setInputFiles(chosen('mended.csv', mended))
  await page.getByRole('button', { name: 'Check 7 rows' }).click()
  await expect(page.getByText('7 rows: 6 new, 0 changed, 1 the same, 0 with problems')).toBeVisible()
  await page.getByRole('button', { name: 'Import 6 rows' }).click()
  await expect(page.getByRole('heading', { name: '6 of 7 rows imported' })).toBeVisible()
  expect(await countNamed(hub, 'Store')).toBe(199)

  await page.getByRole('button', { name: 'Import another file' }).click()
  await page.getByLabel('Drop a file here, or choose one').setInputFiles(chosen('stores.csv', fileOf('Store')))
  await page.getByRole('button', { name: 'Check 200 rows' }).click()
  await expect(page.getByText('200 rows: 0 new, 0 changed, 193 the same, 7 with problems')).toBeVisible()
})

test('a bad row is mended in place, and what was typed survives a hub that does not answer', async ({ page, hub }) => {
  const [head = '', ...rows] = fileOf('Place').split('\r\n')
  await page.goto('/templates/import')
  await page
    .getByLabel('Drop a file here, or choose one')
    .setInputFiles(chosen('place.csv', [head, rows[0], rows[30]].join('\r\n')))
  await page.getByRole('button', { name: 'Check 2 rows' }).click()
  const cluster = page.getByRole('combobox', { name: 'Cluster' })
  await cluster.selectOption('Steady')
  await page.route('**/api/templates/import/judge', (route) => route.abort())
  await page.getByRole('button', { name: 'Check 1 mended row' }).last().click()
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible()
  await expect(cluster).toHaveValue('Steady')
  await page.unroute('**/api/templates/import/judge')
  await page.getByRole('button', { name: 'Check 1 mended row' }).last().click()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(page.getByRole('heading', { name: '2 of 2 rows imported' })).toBeVisible()
  expect(await countNamed(hub, 'Place')).toBe(2)
})

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' })

  test('a file is imported, and one that is not UTF-8 is refused with its line', async ({ page, hub }) => {
    await page.goto('/templates/import')
    const choose = page.getByLabel('Suelte un archivo aquí o elija uno')
    await choose.setInputFiles({
      name: 'latin1.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Nombre de la plantilla\nMálaga\n', 'latin1'),
    })
    await expect(page.getByText(/La línea 2 no es UTF-8/)).toBeVisible()
    const [head = '', first = ''] = fileOf('Tienda').split('\r\n')
    await choose.setInputFiles(chosen('tiendas.csv', `${head}\r\n${first}`))
    await page.getByRole('button', { name: 'Comprobar 1 fila' }).click()
    await page.getByRole('button', { name: 'Importar 1 fila' }).click()
    await expect(page.getByRole('heading', { name: '1 de 1 fila importada' })).toBeVisible()
    await page.getByRole('link', { name: 'Ver las plantillas' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Plantillas' })).toBeVisible()
    expect(await countNamed(hub, 'Tienda')).toBe(1)
  })
})

test.describe('a read-only administrator', () => {
  test.use({ as: 'readOnly' })

  test('sees list and import with the reason why nothing can be changed', async ({ page, hub }) => {
    await made(hub, 'Only to look at')
    await page.goto('/templates?q=Only+to+look')
    await expect(page.getByRole('button', { name: 'Duplicate Only to look at' })).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'Select Only to look at' }).check()
    const remove = page.getByRole('button', { name: 'Delete', exact: true })
    await expect(remove).toHaveAttribute('title', /Your role may look/)
    await remove.click({ force: true })
    expect(await countNamed(hub, 'Only to look at')).toBe(1)
    await page.goto('/templates/import')
    await expect(page.getByText('Your role may look at templates, not change them')).toBeVisible()
    await expect(page.getByLabel('Drop a file here, or choose one')).toBeDisabled()
  })
})

test('the palette finds a template by a part of its name', async ({ page, hub }) => {
  const { id } = await made(hub, 'Palette Ñandú')
  await page.goto('/')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('searchbox').fill('nandu')
  await page.getByRole('menuitem', { name: 'Palette Ñandú' }).click()
  await expect(page).toHaveURL(new RegExp(`/templates/${id}`))
})
