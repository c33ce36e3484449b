/** Every form of the hub: how to get to it, what to type, how to send it, and how a save shows. */
import type { Locator, Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { hashToken, newToken } from '@/lib/platform/auth/tokens'
import { newId } from '@/lib/platform/clock'
import { makeChannel } from '../../support/alerts'
import { makeCluster, makePartner, makePerson, makeTemplate } from '../../support/factories'
import { withClient } from '../../support/postgres'
import { makePair } from '../../support/stored-chains'
import type { Hub } from './hub'
import { clusterColumns, password } from './story'
import { expect } from './test'

export interface FormStage {
  hub: Hub
  page: Page
  partnerId: string
  admin: { id: string; partnerId: string; email: string }
}

export interface OpenForm {
  /** What was typed, by the id of its control. */
  typed: Record<string, string>
  /** The control that 10 MB are pasted into; none has one that holds text. */
  huge?: string
  /** Brings a control into sight, where not all of them are. */
  reveal?: (id: string) => Promise<void>
  /** What else must still be as it was. */
  alsoKept?: () => Promise<void>
  submit: () => Promise<void>
  /** Before the save that shall succeed. */
  mend?: () => Promise<void>
  saved: () => Promise<void>
}

export interface FormCase {
  name: string
  isPublic?: true
  open: (stage: FormStage) => Promise<OpenForm>
}

let storedHash: Promise<string> | undefined

/** A partner of its own with one full admin, whose password is the story's. */
export async function makeHousehold(hub: Hub): Promise<{ partnerId: string; admin: FormStage['admin'] }> {
  storedHash ??= hashPassword(password)
  const partner = await makePartner(hub.database, { name: 'Este Voz' })
  const email = `${newId()}@este.example`
  const { id } = await makePerson(hub.database, partner.id, {
    name: 'Eva Este',
    email,
    role: 'full-admin',
    passwordHash: await storedHash,
    passwordChangedAt: new Date(),
  })
  return { partnerId: partner.id, admin: { id, partnerId: partner.id, email } }
}

export async function fillAll(page: Page, typed: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(typed)) await page.locator(`#${id}`).fill(value)
}

const press = (page: Page, name: string) => () => page.getByRole('button', { name, exact: true }).click()
/** A button that is off says why, and is pressed all the same. */
const pressEvenOff = (page: Page, name: string) => () =>
  page.getByRole('button', { name, exact: true }).click({ force: true })
const shows = (locator: Locator) => () => expect(locator).toBeVisible()
const arrivesAt = (page: Page, path: RegExp) => () => expect(page).toHaveURL(path)
const sentence = 'a sentence that nobody guesses 41'

/** The token of a set-up link that is open. */
export async function setUpToken(hub: Hub): Promise<string> {
  const token = newToken()
  await withClient(hub.ownerUrl, (client) =>
    client.query("INSERT INTO set_up_link (id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 hour')", [
      newId(),
      hashToken(token),
    ]),
  )
  return token
}

/** The token of an invitation that is open. */
export async function invitationToken({ hub, partnerId }: Pick<FormStage, 'hub' | 'partnerId'>): Promise<string> {
  const token = newToken()
  const { id: personId } = await makePerson(hub.database, partnerId, { name: 'Iris Nueva' })
  await hub.database.asPartner(partnerId, (tx) =>
    tx.invitation.create({
      data: {
        id: newId(),
        partnerId,
        personId,
        tokenHash: hashToken(token),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    }),
  )
  return token
}

const frontForms: FormCase[] = [
  {
    name: 'sign-in',
    isPublic: true,
    open: async ({ page, hub, admin }) => {
      await page.goto('/sign-in')
      const typed = { 'sign-in-email': admin.email, 'sign-in-password': password }
      return { typed, huge: 'sign-in-password', submit: press(page, 'Sign in'), saved: arrivesAt(page, at(hub, '/')) }
    },
  },
  {
    name: 'set-up',
    isPublic: true,
    open: async ({ page, hub }) => {
      await page.goto(`/set-up/${await setUpToken(hub)}`)
      const typed = {
        'set-up-partnerName': 'Oeste Móvil «Ñ»',
        'set-up-name': 'Olga Oeste',
        'set-up-email': `${newId()}@oeste.example`,
        'set-up-newPassword': sentence,
      }
      return {
        typed,
        huge: 'set-up-partnerName',
        submit: () => page.locator('button[type=submit]').click(),
        saved: arrivesAt(page, at(hub, '/')),
      }
    },
  },
  {
    name: 'invitation',
    isPublic: true,
    open: async (stage) => {
      await stage.page.goto(`/invitation/${await invitationToken(stage)}`)
      return {
        typed: { 'invitation-newPassword': sentence },
        huge: 'invitation-newPassword',
        submit: press(stage.page, 'Set password and sign in'),
        saved: arrivesAt(stage.page, at(stage.hub, '/')),
      }
    },
  },
]

const at = (hub: Hub, path: string) => new RegExp(`^${hub.origin}${path}$`)

const peopleForms: FormCase[] = [
  {
    name: 'invite a colleague',
    open: async ({ page }) => {
      await page.goto('/settings/people/new')
      const support = page.getByRole('radio', { name: /^Support/ })
      await support.check({ force: true })
      return {
        typed: { 'invite-name': 'Iván Nuevo', 'invite-email': `${newId()}@este.example` },
        huge: 'invite-name',
        alsoKept: () => expect(support).toBeChecked(),
        submit: press(page, 'Create invitation'),
        saved: shows(page.getByRole('alertdialog', { name: /Invitation for Iván Nuevo/ })),
      }
    },
  },
  {
    name: "a person's role",
    open: async ({ page, hub, partnerId }) => {
      const colleague = await makePerson(hub.database, partnerId, { name: 'Carla Colega', role: 'read-only' })
      await page.goto(`/settings/people/${colleague.id}`)
      const support = page.getByRole('radio', { name: /^Support/ })
      await support.check({ force: true })
      return {
        typed: {},
        alsoKept: () => expect(support).toBeChecked(),
        submit: press(page, 'Change role'),
        saved: shows(page.getByText('Carla Colega is now Support')),
      }
    },
  },
]

const ownForms: FormCase[] = [
  {
    name: 'profile',
    open: async ({ page }) => {
      await page.goto('/settings/profile')
      return {
        typed: { 'form-name': 'Eva «Ñandú» Este' },
        huge: 'form-name',
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
  {
    name: 'password',
    open: async ({ page }) => {
      await page.goto('/settings/security')
      return {
        typed: { 'password-currentPassword': password, 'password-newPassword': sentence },
        huge: 'password-newPassword',
        submit: press(page, 'Change password'),
        saved: shows(page.getByText(/^Password changed/)),
      }
    },
  },
  {
    name: 'proof before a second step',
    open: async ({ page }) => {
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'Set up second step' }).click()
      return {
        typed: { 'prove-password': password },
        huge: 'prove-password',
        submit: press(page, 'Continue'),
        saved: shows(page.getByText('Scan this with your authenticator app')),
      }
    },
  },
  {
    name: 'second step',
    open: async ({ page }) => {
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'Set up second step' }).click()
      await page.locator('#prove-password').fill(password)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      const key = page.getByText(/^[A-Z2-7 ]{16,}$/).first()
      await expect(key).toBeVisible()
      const secret = ((await key.textContent()) ?? '').replaceAll(' ', '')
      return {
        typed: { 'enrolment-firstCode': '000 000' },
        huge: 'enrolment-firstCode',
        alsoKept: () => expect(key).toBeVisible(),
        submit: press(page, 'Confirm'),
        mend: () => page.locator('#enrolment-firstCode').fill(new TOTP({ secret }).generate()),
        saved: shows(page.getByRole('alertdialog', { name: 'Recovery codes' })),
      }
    },
  },
  {
    name: 'partner settings',
    open: async ({ page }) => {
      await page.goto('/settings/partner')
      const zone = page.getByRole('combobox', { name: 'Time zone' })
      await zone.selectOption('Europe/Madrid')
      return {
        typed: { 'form-partnerName': 'Este Voz & Datos' },
        huge: 'form-partnerName',
        alsoKept: () => expect(zone).toHaveValue('Europe/Madrid'),
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
]

const clusterForms: FormCase[] = [
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

const certificateForms: FormCase[] = [
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
]

const brandingForms: FormCase[] = [
  {
    name: 'branding',
    open: async ({ page }) => {
      await page.goto('/branding')
      const dark = page.getByRole('checkbox', { name: /^Dark mode visibility/ })
      await dark.uncheck({ force: true })
      return {
        typed: {
          'branding-brandName': 'Este «Ñandú»',
          'branding-termsUrl': 'https://este.example/terms?lang=es',
          'branding-lightPrimary': '#0b6b74',
        },
        huge: 'branding-brandName',
        alsoKept: () => expect(dark).not.toBeChecked(),
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
]

const chainForms: FormCase[] = [
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
  {
    name: 'key and request',
    open: async ({ page }) => {
      await page.goto('/certificates/create')
      const key = page.getByRole('combobox', { name: 'Key' })
      await key.selectOption('ec-p256')
      return {
        typed: {
          'request-hosts': 'xsi.este.example.com',
          'request-organization': 'Este «Voz»',
          'request-country': 'ES',
        },
        huge: 'request-hosts',
        alsoKept: () => expect(key).toHaveValue('ec-p256'),
        submit: press(page, 'Make key and request'),
        saved: shows(page.getByRole('heading', { name: 'Key and request for xsi.este.example.com' })),
      }
    },
  },
  {
    name: 'internal authority',
    open: async ({ page, hub }) => {
      await page.goto('/certificates/authorities')
      return {
        typed: { 'authority-name': 'Este «Ñandú»' },
        huge: 'authority-name',
        submit: press(page, 'Create authority'),
        saved: arrivesAt(page, at(hub, '/certificates/authorities/[0-9a-f-]{36}')),
      }
    },
  },
  {
    name: 'bridge client certificate',
    open: async ({ page, hub }) => {
      await page.goto('/certificates/authorities')
      await page.locator('#authority-name').fill('Este bridges')
      await press(page, 'Create authority')()
      await arrivesAt(page, at(hub, '/certificates/authorities/[0-9a-f-]{36}'))()
      const days = page.getByRole('combobox', { name: 'Certificate lasts' })
      await days.selectOption('730')
      return {
        typed: { 'client-password': sentence },
        huge: 'client-password',
        alsoKept: () => expect(days).toHaveValue('730'),
        submit: press(page, 'Issue certificate'),
        saved: shows(page.getByRole('heading', { name: /bwcticlient.webex.com is issued/ })),
      }
    },
  },
]

const templateForms: FormCase[] = [
  {
    name: 'template wizard',
    open: async ({ page, hub, partnerId, admin }) => {
      await makeCluster(hub.database, partnerId, { name: 'Alta' })
      await page.goto('/templates/new')
      const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('button')
      const create = page.getByRole('button', { name: 'Create template' })
      await page.locator('#template-country').selectOption('ES')
      await page.locator('#template-emailLanguage').selectOption('es_ES')
      await step.nth(1).click()
      await page.locator('#template-adminEmail').selectOption(admin.email)
      await step.nth(2).click()
      await page.getByRole('button', { name: /^API, trusted/ }).click()
      await step.nth(3).click()
      await page.getByRole('radio', { name: /^Premium/ }).check({ force: true })
      await step.nth(5).click()
      await page.getByRole('radio', { name: /^Webex/ }).check({ force: true })
      await step.first().click()
      const typed = { 'template-name': 'Retail «Ñ»', 'template-partnerAdminName': 'Atención «Este»' }
      await fillAll(page, typed)
      const premium = page.getByRole('radio', { name: /^Premium/ })
      return {
        typed,
        huge: 'template-name',
        reveal: () => step.first().click(),
        alsoKept: async () => {
          await step.nth(3).click()
          await expect(premium).toBeChecked()
        },
        submit: () => create.click({ force: true }),
        saved: shows(page.getByRole('heading', { name: /Retail «Ñ» is ready/ })),
      }
    },
  },
  {
    name: 'template settings',
    open: async ({ page, hub, partnerId, admin }) => {
      const cluster = await makeCluster(hub.database, partnerId)
      const template = await makeTemplate(hub.database, partnerId, cluster.id, { adminEmail: admin.email })
      await page.goto(`/templates/${template.id}/settings`)
      const premium = page.getByRole('radio', { name: /^Premium/ })
      await premium.check({ force: true })
      return {
        typed: { 'template-name': 'Retail «renombrada»', 'template-partnerAdminName': 'Atención «Este»' },
        huge: 'template-name',
        alsoKept: () => expect(premium).toBeChecked(),
        submit: async () => {
          await pressEvenOff(page, 'Review and save')()
          const isRefused = (await page.locator('[aria-invalid=true]').count()) > 0
          if (!isRefused)
            await page
              .getByRole('dialog')
              .getByRole('button', { name: /^Save \d/ })
              .click()
        },
        saved: shows(page.getByText('Saved as version 2')),
      }
    },
  },
  {
    name: 'restoring a version',
    open: async ({ page, hub, partnerId, admin }) => {
      const cluster = await makeCluster(hub.database, partnerId)
      const template = await makeTemplate(hub.database, partnerId, cluster.id, { adminEmail: admin.email })
      await page.goto(`/templates/${template.id}/settings`)
      await page.getByRole('radio', { name: /^Premium/ }).check({ force: true })
      await pressEvenOff(page, 'Review and save')()
      await page.getByRole('button', { name: 'Save 1 change' }).click()
      await expect(page.getByText('Saved as version 2')).toBeVisible()
      await page.goto(`/templates/${template.id}/history`)
      await page.getByRole('button', { name: 'Restore version 1' }).click()
      return {
        typed: {},
        submit: () => page.getByRole('alertdialog').getByRole('button', { name: 'Restore version 1' }).click(),
        saved: shows(page.getByText('Version 1 is restored as version 3')),
      }
    },
  },
]

const provisioningForms: FormCase[] = [
  {
    name: 'a provisioning URL',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, clusterColumns(hub.lab.cluster('steady')))
      await page.goto(`/templates/adapter-urls?cluster=${cluster.id}`)
      const target = page.locator('#note-target')
      await target.selectOption('uc-one')
      return {
        typed: { 'note-enterprise': 'panaderia-sol' },
        huge: 'note-enterprise',
        alsoKept: () => expect(target).toHaveValue('uc-one'),
        submit: press(page, 'Note it'),
        saved: shows(page.getByRole('button', { name: 'Remove the note of panaderia-sol' })),
      }
    },
  },
]

const alertForms: FormCase[] = [
  {
    name: 'alert channel',
    open: async ({ page }) => {
      await page.goto('/settings/alerts/new')
      const clusters = page.getByRole('checkbox', { name: 'Changes of a cluster' })
      await clusters.check({ force: true })
      return {
        typed: { 'form-name': 'Guardia «Ñ»', 'form-webhookUrl': 'https://hooks.example.net:8443/alerts?key=1' },
        huge: 'form-name',
        alsoKept: () => expect(clusters).toBeChecked(),
        submit: pressEvenOff(page, 'Add channel'),
        saved: shows(page.getByRole('alertdialog', { name: /signing secret of Guardia «Ñ»/ })),
      }
    },
  },
  {
    name: 'alert channel settings',
    open: async ({ page, hub, partnerId }) => {
      const mail = { kind: 'mail', webhookUrl: null, recipients: 'noc@este.example' }
      const channel = await makeChannel(hub.database, partnerId, { ...mail, name: 'Correo' })
      await page.goto(`/settings/alerts/${channel.id}`)
      return {
        typed: { 'form-name': 'Correo «Este»', 'form-recipients': 'noc@este.example, eva@este.example' },
        huge: 'form-name',
        submit: pressEvenOff(page, 'Save'),
        saved: shows(page.getByText('Saved', { exact: true })),
      }
    },
  },
  {
    name: 'maintenance now',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, { pausedAt: new Date() })
      await page.goto(`/clusters/${cluster.id}/maintenance`)
      const hours = page.getByRole('combobox', { name: 'How long' })
      await hours.selectOption('8')
      return {
        typed: { 'start-reason': 'New certificates «Ñ»' },
        huge: 'start-reason',
        alsoKept: () => expect(hours).toHaveValue('8'),
        submit: press(page, 'Start maintenance'),
        saved: shows(page.getByText('Maintenance has begun.')),
      }
    },
  },
  {
    name: 'planned maintenance',
    open: async ({ page, hub, partnerId }) => {
      const cluster = await makeCluster(hub.database, partnerId, { pausedAt: new Date() })
      await page.goto(`/clusters/${cluster.id}/maintenance`)
      return {
        typed: {
          'plan-startsAt': '2099-01-01T22:00',
          'plan-endsAt': '2099-01-02T02:00',
          'plan-reason': 'A night of patches',
        },
        huge: 'plan-reason',
        submit: press(page, 'Plan maintenance'),
        saved: shows(page.getByText('Maintenance is planned.')),
      }
    },
  },
]

export const formCases: readonly FormCase[] = [
  ...provisioningForms,
  ...certificateForms,
  ...frontForms,
  ...peopleForms,
  ...ownForms,
  ...clusterForms,
  ...chainForms,
  ...templateForms,
  ...brandingForms,
  ...alertForms,
]
