import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { HeldPlace } from '@/lib/domain/certificates/held/held-place'
import { storeChain } from '@/lib/features/certificates/operations/store-chain'
import { makeIdentity } from '@/lib/lab/certificates/authorities'
import { issueCertificate, newKeyPair, purposes } from '@/lib/lab/certificates/issue'
import { actorOf } from '../support/clusters'
import { makeCluster } from '../support/factories'
import { makePair } from '../support/stored-chains'
import type { Hub } from './support/hub'
import { clusterColumns } from './support/story'
import { expect, expectAccessible, test } from './support/test'

test.describe.configure({ mode: 'serial' })

const topologies = ['tls-passthrough', 'xsp-in-dmz', 'tls-bridge'] as const
type Topology = (typeof topologies)[number]
const ids = new Map<Topology, string>()

test.beforeAll(async ({ hub }) => {
  for (const topology of topologies) {
    const columns = clusterColumns(hub.lab.cluster(topology))
    const given = { name: `Edge ${topology}`, edgeTopology: topology, ...columns }
    ids.set(topology, (await makeCluster(hub.database, hub.partnerId, given)).id)
  }
})
test.afterAll(async ({ hub }) => {
  await hub.lab.clearFault()
  // The worker still writes what it saw of them; PostgreSQL may end either of two that wait for each other.
  for (const id of ids.values())
    await expect(async () => {
      await hub.database.asPartner(hub.partnerId, (tx) => tx.cluster.deleteMany({ where: { id } }))
    }).toPass()
})

const open = (page: Page, topology: Topology) => page.goto(`/clusters/${ids.get(topology)}/certificates`)
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const picture = (page: Page) => page.getByRole('region', { name: 'Edge of the cluster' })
const mark = (page: Page, place: string, state: string) =>
  picture(page).getByRole('link', { name: `${place} ${state}`, exact: true })

/** What stands behind a bridge: an authority, a server of it and the bridge's own client certificate. */
async function equipBridge(hub: Hub): Promise<void> {
  const at = new Date()
  const root = makeIdentity({ commonName: 'Bridge Authority', role: 'authority' }, undefined, at)
  const client = makeIdentity({ commonName: 'bwcticlient.webex.com', role: 'bridge-client' }, root, at)
  const host = new URL(hub.lab.cluster('tls-bridge').urls.xsiActionsUrl).hostname
  const server = issueCertificate({
    subject: { commonName: host },
    publicKey: newKeyPair().publicKey,
    issuer: { ...root, name: { commonName: root.commonName, organization: 'Partner Hub Lab' } },
    notBefore: new Date(at.getTime() - 86_400_000),
    notAfter: new Date(at.getTime() + 300 * 86_400_000),
    dnsNames: [host],
    purposes: [purposes.server],
  })
  const papers: [HeldPlace, string][] = [
    ['bridge-trust', root.certificatePem],
    ['bridge-client', client.certificatePem],
    ['internal-server', server],
  ]
  const actor = actorOf(hub.partnerId)
  for (const [place, certificatesPem] of papers) {
    await hub.database.asPartner(hub.partnerId, (tx) =>
      storeChain(tx, actor, { clusterId: ids.get('tls-bridge') ?? '', place, source: 'uploaded', certificatesPem }),
    )
  }
}

test('the picture of each topology has its own places, grey where nobody knows', async ({ page }) => {
  const parties: Record<Topology, string[]> = {
    'tls-passthrough': ['Webex cloud', 'Proxy', 'XSP', 'AS'],
    'xsp-in-dmz': ['Webex cloud', 'XSP', 'AS'],
    'tls-bridge': ['Webex cloud', 'Proxy', 'XSP', 'AS'],
  }
  for (const topology of topologies) {
    await open(page, topology)
    for (const party of parties[topology]) await expect(picture(page).getByText(party, { exact: true })).toBeVisible()
    await expect(mark(page, 'Public server certificate', 'Met')).toBeVisible()
    await expect(mark(page, 'ClientIdentity', 'Not known')).toBeVisible()
    const behind = mark(page, 'Bridge client certificate', 'Not known')
    await expect(behind).toHaveCount(topology === 'tls-bridge' ? 1 : 0)
    await expectAccessible(page)
  }
})

for (const topology of topologies) {
  test(`${topology}: once all is right and confirmed, every mark is green`, async ({ page, hub }) => {
    if (topology === 'tls-bridge') await equipBridge(hub)
    await open(page, topology)
    await page.getByRole('button', { name: 'Confirm: both are installed' }).click()
    await expect(page.getByText('Confirmed. The checks count it from now on.')).toBeVisible()
    await page.getByLabel('Entries of ClientIdentity').fill('bwcticlient.webex.com')
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(mark(page, 'ClientIdentity', 'Met')).toBeVisible()
    // Only a probe certificate could prove that CTI lets the cloud in; nothing else is open.
    await expect(picture(page).getByRole('link', { name: /Not met|Warning/ })).toHaveCount(0)
    await expect(picture(page).getByRole('link', { name: /Not known/ })).toHaveCount(1)
    await expect(
      section(page, 'Trust in the Webex client chain').getByText(/lets the probe certificate in/),
    ).toBeVisible()
  })

  test(`${topology}: a wrong, an expired and an incomplete chain are told apart, and each is mended`, async ({
    page,
    hub,
  }) => {
    const place = section(page, 'Public server certificate')
    const faults = [
      ['certificate-wrong-host', 'Host name missing among the names'],
      ['certificate-expired', 'Expired'],
      ['certificate-missing-intermediate', 'Intermediate missing'],
      ['certificate-self-signed', 'Self-signed'],
    ] as const
    await open(page, topology)
    for (const [fault, words] of faults) {
      await hub.lab.setFault({ fault, cluster: topology, site: 'a' })
      await expect(place.getByRole('heading', { name: words }).first()).toBeVisible()
      await expect(mark(page, 'Public server certificate', 'Not met')).toBeVisible()
    }
    await hub.lab.clearFault()
    await expect(mark(page, 'Public server certificate', 'Met')).toBeVisible()
  })

  test(`${topology}: CTI that asks nobody for a certificate is red, with the line to run where there is one`, async ({
    page,
    hub,
  }) => {
    await open(page, topology)
    await hub.lab.setFault({ fault: 'no-client-certificate-asked', cluster: topology, interface: 'cti' })
    await expect(mark(page, 'Trust in the Webex client chain', 'Not met')).toBeVisible()
    const place = section(page, 'Trust in the Webex client chain')
    await expect(place.getByRole('heading', { name: 'CTI lets in whoever shows no certificate' })).toBeVisible()
    await hub.lab.clearFault()
    await expect(mark(page, 'Trust in the Webex client chain', 'Not known')).toBeVisible()
  })
}

test.describe('support', () => {
  test.use({ as: 'support' })

  test('finds a broken chain in the inventory, reads what is missing, and takes the repaired bundle along', async ({
    page,
    hub,
  }) => {
    await hub.lab.setFault({
      fault: 'certificate-missing-intermediate',
      cluster: 'xsp-in-dmz',
      site: 'a',
      interface: 'xsi-actions',
    })
    await page.goto('/certificates?q=xsi.xsp-in-dmz')
    const row = page.getByRole('row', { name: /Intermediate missing/ })
    await expect(row).toBeVisible()
    await expectAccessible(page)
    await row.getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'xsi.xsp-in-dmz.example.com' })).toBeVisible()
    const missing = page.getByRole('article', { name: /^Missing: .*Simulated Public Issuing CA 2/ })
    await expect(missing).toBeVisible()
    await expect(missing.getByText(/^Yes, in the chain of/)).toBeVisible()
    await expect(page.getByText(/Another chain comes from/)).toBeVisible()
    await expectAccessible(page)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download PEM' }).click()
    const pems = readFileSync(await (await download).path(), 'utf8').match(
      /-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g,
    )
    const [leaf, issuing] = (pems ?? []).map((pem) => new X509Certificate(pem))
    expect(pems).toHaveLength(2)
    expect(leaf && issuing && leaf.verify(issuing.publicKey)).toBe(true)
    expect(issuing?.subject).toContain('Simulated Public Issuing CA 2')
    await hub.lab.clearFault()
    await expect(page.getByText(/The same chain comes from/)).toBeVisible()
    await expect(page.getByText('Replaced.').first()).toBeVisible()

    await page.getByRole('link', { name: 'Fetch again' }).click()
    await expect(page.getByLabel('Host', { exact: true })).toHaveValue('xsi.xsp-in-dmz.example.com')
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    const report = page.getByRole('region', { name: 'xsi.xsp-in-dmz.example.com' })
    await expect(report.getByText('In order', { exact: true })).toBeVisible()
    await expect(report.getByText(/present the same chain/)).toBeVisible()
  })

  test('sees who may confirm, and is told why it may not', async ({ page }) => {
    await open(page, 'xsp-in-dmz')
    await page.getByText('Confirm again').click()
    const confirm = page.getByRole('button', { name: 'Confirm', exact: true })
    await expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await expect(confirm).toHaveAttribute('title', 'Only a full admin may confirm')
  })
})

test('the inventory is sorted by what ends first, narrowed by the address, and taken along as CSV', async ({
  page,
}) => {
  await expect
    .poll(async () => {
      await page.goto('/certificates')
      return page.getByRole('row').count()
    })
    .toBeGreaterThan(6)
  const left = await page.getByRole('row').locator('td:nth-child(4)').allInnerTexts()
  const days = left.map((text) => Number(text.split('\n')[0]?.replace(/[^\d-]/g, '')))
  expect(days.length).toBeGreaterThan(5)
  expect(days).toEqual(days.toSorted((a, b) => a - b))
  await page.goto('/certificates?place=bridge-client')
  const ofBridges = page.getByRole('row', { name: /bwcticlient\.webex\.com/ })
  await expect(ofBridges.first()).toBeVisible()
  const shown = await ofBridges.count()
  await expect(page.getByRole('row')).toHaveCount(shown + 1)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  expect(lines).toHaveLength(shown + 1)
  expect(lines[1]).toContain('bwcticlient.webex.com')
})

test("the cloud's next chain counts beside the old one until that is retired", async ({ page }) => {
  const { root, issuing } = makePair('Rollover')
  await page.goto('/certificates/cloud')
  await page.getByLabel('Where the file is from').fill('CombinedCertChain2027.txt')
  await page.getByLabel('Certificates', { exact: true }).fill(`${issuing}\n${root}`)
  await page.getByRole('button', { name: 'Add chain' }).click()
  await expect(page.getByText(/2 files count together/)).toBeVisible()
  await expectAccessible(page)

  await page.goto('/certificates?place=cloud-chain')
  const line = page.getByRole('row', { name: /CombinedCertChain2027\.txt/ })
  await expect(line).toContainText('All clusters')
  await line.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/certificates\/cloud#file-/)

  await open(page, 'xsp-in-dmz')
  const trust = section(page, 'Trust in the Webex client chain')
  await expect(trust.getByRole('heading', { name: 'Root missing' })).toBeVisible()
  await expect(trust.getByText(/updateTrust webexclientroot/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Confirm: both are installed' }).click()
  await expect(trust.getByRole('heading', { name: 'Root missing' })).toHaveCount(0)

  await page.goto('/certificates/cloud')
  const next = page.getByRole('region', { name: 'CombinedCertChain2027.txt' })
  await next.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page.getByText('CombinedCertChain2027.txt no longer counts.')).toBeVisible()
  await expect(page.getByText(/files count together/)).toHaveCount(0)
})

test.describe('in Spanish, on a phone', () => {
  test.use({ locale: 'es-ES', viewport: { width: 320, height: 700 } })

  test('the tab reads from the cloud inwards and fits', async ({ page }) => {
    await open(page, 'tls-bridge')
    await expect(
      page.getByRole('region', { name: 'Borde del clúster' }).getByText('Nube de Webex', { exact: true }),
    ).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Certificado público de servidor' })).toBeVisible()
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }))
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    await expectAccessible(page)
  })
})
