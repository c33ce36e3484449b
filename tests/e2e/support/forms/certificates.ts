/** The forms about chains that somebody else has made. */
import { makeCluster } from '../../../support/factories'
import { makePair } from '../../../support/stored-chains'
import { clusterColumns } from '../story'
import { type FormCase, press, shows } from './form-case'

export const certificateForms: readonly FormCase[] = [
  {
    name: "the cloud's client chain",
    open: async ({ page }) => {
      const { root, issuing } = makePair('Este')
      await page.goto('/certificates/cloud')
      return {
        typed: { 'cloud-chain-name': 'Nueva «2027»', 'cloud-chain-certificates': `${issuing}${root}`.trim() },
        huge: 'cloud-chain-certificates',
        submit: press(page, 'Add chain'),
        saved: shows(page.getByRole('heading', { name: 'Nueva «2027»' })),
      }
    },
  },
  {
    name: 'entries of ClientIdentity',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, clusterColumns(hub.lab.cluster('steady')))
      await page.goto(`/clusters/${cluster.id}/certificates`)
      return {
        typed: { 'identity-identities': 'bwcticlient.webex.com' },
        huge: 'identity-identities',
        submit: press(page, 'Confirm'),
        saved: shows(page.getByText(/^Confirmed by Eva Este/)),
      }
    },
  },
  {
    name: 'check a chain',
    open: async ({ page, hub }) => {
      await page.goto('/certificates/check')
      return {
        typed: { 'inspection-certificates': hub.lab.anchorsPem, 'inspection-host': 'xsi.este.example.com' },
        huge: 'inspection-certificates',
        submit: press(page, 'Check'),
        saved: shows(page.getByRole('heading', { name: 'Simulated Public Root CA' })),
      }
    },
  },
]
