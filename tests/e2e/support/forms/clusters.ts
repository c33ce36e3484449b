/** The forms of a cluster. */
import { makeCluster } from '../../../support/factories'
import { clusterColumns } from '../story'
import { expect } from '../test'
import { type FormCase, fillAll, pressEvenOff, shows } from './form-case'

export const clusterForms: readonly FormCase[] = [
  {
    name: 'cluster wizard',
    open: async ({ page, hub }) => {
      const { urls, ctiHost, testAccount } = hub.lab.cluster('malaga')
      const steps: Record<string, string>[] = [
        { 'cluster-name': 'Málaga «Este»' },
        {
          'cluster-testAccountUserId': testAccount.userId,
          'cluster-testAccountPassword': testAccount.password,
        },
        { 'cluster-xsiActionsUrl': urls.xsiActionsUrl, 'cluster-xsiEventsUrl': urls.xsiEventsUrl },
        { 'cluster-ctiHost': ctiHost },
        { 'cluster-authenticationServiceUrl': urls.authenticationServiceUrl },
      ]
      await page.goto('/clusters/new')
      const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('button')
      for (const [index, typed] of steps.entries()) {
        await step.nth(index).click()
        await fillAll(page, typed)
      }
      const create = page.getByRole('button', { name: 'Create cluster' })
      const reveal = async (id: string) => {
        const index = steps.findIndex((typed) => id in typed)
        await step.nth(index).click()
      }
      await step.last().click()
      await expect(create).toBeEnabled()
      return {
        typed: Object.assign({}, ...steps),
        huge: 'cluster-name',
        reveal,
        submit: () => create.click({ force: true }),
        saved: shows(page.getByRole('heading', { name: /Málaga «Este» is connected/ })),
      }
    },
  },
  {
    name: 'cluster settings',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, {
        name: 'Alta',
        ...clusterColumns(hub.lab.cluster('steady')),
      })
      await page.goto(`/clusters/${cluster.id}/settings`)
      const proxyPath = page.getByRole('radio', { name: /^TLS-passthrough/ })
      await proxyPath.check({ force: true })
      return {
        typed: { 'cluster-name': 'Alta «renombrada»', 'cluster-xsiDomain': 'app.example.com' },
        huge: 'cluster-name',
        alsoKept: () => expect(proxyPath).toBeChecked(),
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
]
