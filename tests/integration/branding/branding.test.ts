import sharp from 'sharp'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { brandedTable } from '@/lib/domain/branding/table'
import { tableQueryOf } from '@/lib/domain/table/query'
import { resetBrandingAction, saveBrandingAction } from '@/lib/features/branding/actions'
import { serveLogo, uploadLogo } from '@/lib/features/branding/api'
import { pageOfBranded } from '@/lib/features/branding/operations/customers'
import { formOf, readLevel } from '@/lib/features/branding/operations/levels'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '@/tests/support/database'
import { makeCluster, makeCustomers, makeTemplate } from '@/tests/support/factories'
import { makeStaff, signInAs } from '@/tests/support/identity'
import { freshBrowser, ownOrigin, sendHeaders } from '@/tests/support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

let staff: Awaited<ReturnType<typeof makeStaff>>
let customerId: string

beforeEach(async () => {
  freshBrowser()
  const { database } = testDatabase()
  staff = await makeStaff(database)
  const cluster = await makeCluster(database, staff.partner.id)
  const template = await makeTemplate(database, staff.partner.id, cluster.id)
  const [customer] = await makeCustomers(database, staff.partner.id, template.id, 3)
  customerId = customer?.id ?? ''
  await signInAs(staff.admin)
})

type Values = Record<string, string | boolean>
const save = (values: Values, version = 0, of: string | null = null, base: Values = {}) =>
  saveBrandingAction({ customerId: of, version, base, values })
const reset = (name: string | null, version: number, of: string | null = null) =>
  resetBrandingAction({ customerId: of, version, name })

const read = (of: string | null = null, partnerId = staff.partner.id) =>
  testDatabase().database.asPartner(partnerId, async (tx) => {
    const level = { partnerId, customerId: of }
    return formOf(level, await readLevel(tx, level))
  })

const trail = () =>
  testDatabase().database.asPartner(staff.partner.id, async (tx) => {
    const rows = await tx.auditEvent.findMany({ where: { targetType: 'branding' }, orderBy: { sequence: 'asc' } })
    return rows.map(({ action }) => action)
  })

const picture = (width = 240, height = 60) =>
  sharp({ create: { width, height, channels: 4, background: '#0b6b74' } })
    .png()
    .toBuffer()
const shape = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 6"><path fill="#0b6b74" d="M0 0h24v6z"/></svg>'

async function send(content: Buffer | string, given: { version?: number; of?: string | null; mode?: string } = {}) {
  const { version = 0, of = null, mode = 'light' } = given
  const body = { customerId: of, version, mode, content: Buffer.from(content).toString('base64') }
  const response = await uploadLogo(
    new Request(`${ownOrigin}/api/branding/logos`, { method: 'POST', body: JSON.stringify(body) }),
  )
  return { status: response.status, said: await response.json() }
}

const fetchLogo = (logoId: string) => {
  sendHeaders({ origin: null })
  return serveLogo(new Request(`${ownOrigin}/api/branding/logos/${logoId}`), { params: Promise.resolve({ logoId }) })
}

describe('a brand', () => {
  it('reaches customers until they have their own, field by field, and comes back with the reset', async () => {
    expect(await save({ brandName: 'Norte', lightPrimary: '0B6B74' })).toEqual({
      ok: true,
      value: { version: 1, mergedWith: null },
    })
    expect(await save({ brandName: 'Harbor' }, 0, customerId)).toMatchObject({ ok: true })
    const own = await read(customerId)
    expect([own.values.brandName, own.values.lightPrimary, own.own]).toEqual(['Harbor', '#0b6b74', ['brandName']])

    await save({ brandName: 'Norte Telecom', lightPrimary: '#112233' }, 1)
    const after = await read(customerId)
    expect([after.values.brandName, after.values.lightPrimary]).toEqual(['Harbor', '#112233'])

    expect(await reset('brandName', 1, customerId)).toMatchObject({ ok: true })
    expect((await read(customerId)).values.brandName).toBe('Norte Telecom')
    expect(await reset(null, 2)).toMatchObject({ ok: true })
    expect((await read()).own).toEqual([])
    expect(await trail()).toEqual([
      'branding.changed',
      'branding.changed',
      'branding.changed',
      'branding.field-reset',
      'branding.reset',
    ])
  })

  it('that two people change in different fields keeps both, and says whose was taken along', async () => {
    const { values } = await read()
    const [one, other] = await Promise.all([
      save({ brandName: 'Norte' }, 0, null, values),
      save({ lightPrimary: '#0b6b74' }, 0, null, values),
    ])
    const merged = [one, other].flatMap((outcome) => (outcome.ok && outcome.value.mergedWith) || [])
    expect([one.ok, other.ok]).toEqual([true, true])
    expect(merged).toEqual([
      { author: staff.admin.name, fields: [expect.stringMatching(/^(brandName|lightPrimary)$/)] },
    ])
    const after = await read()
    expect([after.values.brandName, after.values.lightPrimary, after.version]).toEqual(['Norte', '#0b6b74', 2])
  })

  it('that two people change in one field is refused at that field with who it was, and nothing is saved', async () => {
    const { values } = await read()
    await save({ brandName: 'Norte', darkPrimary: '#112233' }, 0, null, values)
    const late = await save({ brandName: 'Sur', termsUrl: 'https://sur.example/' }, 0, null, values)
    expect(late).toMatchObject({
      problem: {
        code: 'changed-meanwhile',
        fields: { brandName: { code: 'changed-meanwhile', params: { author: staff.admin.name } } },
      },
    })
    const after = await read()
    expect([after.values.brandName, after.values.termsUrl, after.version]).toEqual(['Norte', '', 1])
    const chosen = await save({ brandName: 'Sur' }, after.version, null, after.values)
    expect(chosen).toEqual({ ok: true, value: { version: 2, mergedWith: null } })
  })

  it('that two people change to the same value, however it is written, is no dispute', async () => {
    const { values } = await read()
    await save({ lightPrimary: '#0b6b74' }, 0, null, values)
    const late = await save({ lightPrimary: '0B6B74', brandName: 'Norte' }, 0, null, values)
    expect(late).toEqual({ ok: true, value: { version: 2, mergedWith: null } })
  })

  it('is not reset over a change that was not seen', async () => {
    await save({ brandName: 'Norte' })
    expect(await reset(null, 0)).toMatchObject({ problem: { code: 'conflict' } })
  })

  it.each<[Values, string, string]>([
    [{ lightPrimary: 'red' }, 'lightPrimary', 'not-a-color'],
    [{ termsUrl: 'javascript:alert(1)' }, 'termsUrl', 'url-without-scheme'],
    [{ emailSignature: 'x'.repeat(101) }, 'emailSignature', 'too-long'],
    [{ replyTo: 'help@sur.example', verifiedDomains: 'norte.example' }, 'replyTo', 'reply-to-not-verified'],
    [{ showHelpLink: true }, 'showHelpLink', 'help-link-without-site'],
    [{ brandName: 'x'.repeat(100_000) }, 'brandName', 'too-long'],
  ])('(%#) is refused at its field and leaves nothing half-saved', async (values, field, code) => {
    const outcome = await save({ contactSupportUrl: 'https://norte.example/', ...values })
    expect(outcome).toMatchObject({ problem: { code: 'check-fields', fields: { [field]: { code } } } })
    expect((await read()).own).toEqual([])
  })

  it('of a customer takes the verified domains of the partner, and nothing that exists at partner level only', async () => {
    await save({ verifiedDomains: 'norte.example' })
    expect(await save({ replyTo: 'help@norte.example', allowCustomerBranding: true }, 0, customerId)).toMatchObject({
      ok: true,
    })
    expect((await read(customerId)).own).toEqual(['replyTo'])
  })
})

describe('what is known of an organization', () => {
  it('is no brand of its own, and outlives the reset of the brand', async () => {
    await save({ hasOtherPartner: true }, 0, customerId)
    expect((await read(customerId)).own).toEqual([])
    await save({ brandName: 'Harbor' }, 1, customerId)
    expect((await read(customerId)).own).toEqual(['brandName'])
    expect(await reset(null, 2, customerId)).toMatchObject({ ok: true })
    const { values, own } = await read(customerId)
    expect([values.hasOtherPartner, values.brandName, own]).toEqual([true, '', []])
  })
})

describe('a logo', () => {
  it('is drawn anew as PNG, served with headers that let it do nothing, and inherited', async () => {
    const { status, said } = await send(shape)
    expect(status).toBe(200)
    const served = await fetchLogo(said.id)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(served.headers.get('content-security-policy')).toContain('sandbox')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    const drawn = await sharp(Buffer.from(await served.arrayBuffer())).metadata()
    expect([drawn.format, drawn.width, drawn.height]).toEqual(['png', 960, 240])
    expect((await read(customerId)).logos.light).toMatchObject({ id: said.id, origin: 'partner' })
  })

  it('of a customer stands before the partner’s until it is reset', async () => {
    await send(shape)
    const own = await send(await picture(), { of: customerId })
    expect((await read(customerId)).logos.light).toMatchObject({ id: own.said.id, origin: 'customer', width: 240 })
    expect(await reset('lightLogo', 1, customerId)).toMatchObject({ ok: true })
    expect((await read(customerId)).logos.light?.origin).toBe('partner')
  })

  it('loses everything that was hidden in its file', async () => {
    const hidden = Buffer.concat([await picture(), Buffer.from('<script>alert(1)</script>')])
    const { said } = await send(hidden)
    const bytes = Buffer.from(await (await fetchLogo(said.id)).arrayBuffer())
    expect(bytes.includes('script')).toBe(false)
  })

  it.each<[string, () => Buffer | string | Promise<Buffer>, string]>([
    ['a script', () => shape.replace('<path', '<script>alert(1)</script><path'), 'svg-script'],
    ['an entity bomb', () => `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${shape}`, 'svg-entities'],
    ['a file of this machine', () => shape.replace('<path', '<image href="file:///etc/passwd"/><path'), 'svg-embeds'],
    [
      'a JPEG called PNG',
      () =>
        sharp({ create: { width: 99, height: 99, channels: 3, background: 'red' } })
          .jpeg()
          .toBuffer(),
      'logo-other-kind',
    ],
    ['a picture too thin', () => picture(1000, 60), 'logo-ratio'],
    ['a picture too small', () => picture(20, 20), 'logo-too-small'],
    ['a PNG cut off', async () => (await picture()).subarray(0, 60), 'logo-damaged'],
    [
      'a PNG that claims to be huge',
      async () => {
        const bytes = await picture()
        bytes.writeUInt32BE(60_000, 16)
        bytes.writeUInt32BE(60_000, 20)
        return bytes
      },
      'logo-too-wide',
    ],
    ['nothing', () => '', 'logo-empty'],
    ['600 KiB', () => Buffer.alloc(600 * 1024, 1), 'logo-too-large'],
  ])('that is %s is refused with its reason and changes nothing', async (_, content, code) => {
    const { status, said } = await send(await content())
    expect([status, said.problem?.code]).toEqual([400, code])
    expect((await read()).version).toBe(0)
  })

  it('is not stored over a change somebody else made meanwhile', async () => {
    await save({ brandName: 'Norte' })
    expect((await send(shape)).said.problem.code).toBe('conflict')
    expect((await send(shape, { version: 1 })).status).toBe(200)
  })
})

describe('who may do what with a brand', () => {
  it.each(['support', 'reader', 'assigned'] as const)('%s reads and changes nothing', async (role) => {
    const logo = await send(shape)
    await signInAs(staff[role])
    expect(await save({ brandName: 'Smuggled' }, 1)).toMatchObject({ problem: { code: 'forbidden' } })
    expect(await reset(null, 1)).toMatchObject({ problem: { code: 'forbidden' } })
    expect((await send(shape, { version: 1 })).status).toBe(403)
    expect((await fetchLogo(logo.said.id)).status).toBe(200)
  })

  it('nobody who is signed out, and no page of another origin', async () => {
    const logo = await send(shape)
    sendHeaders({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    expect(await save({ brandName: 'Smuggled' }, 1)).toMatchObject({ problem: { code: 'foreign-origin' } })
    expect((await send(shape, { version: 1 })).status).toBe(403)
    freshBrowser()
    expect((await send(shape, { version: 1 })).status).toBe(401)
    expect((await fetchLogo(logo.said.id)).status).toBe(401)
  })

  it('another partner finds neither customer nor logo, as if they never were', async () => {
    const logo = await send(shape)
    const strangers = await makeStaff(testDatabase().database)
    await signInAs(strangers.admin)
    expect(await save({ brandName: 'Smuggled' }, 0, customerId)).toEqual(await save({ brandName: 'x' }, 0, newId()))
    expect(await send(shape, { of: customerId })).toEqual(await send(shape, { of: newId() }))
    const [foreign, missing] = [await fetchLogo(logo.said.id), await fetchLogo(newId())]
    expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()])
    expect(foreign.status).toBe(404)
    expect((await read(null, strangers.partner.id)).logos).toEqual({})
  })
})

describe('the list of customers', () => {
  it('tells who has a brand of their own, and pages by name', async () => {
    await save({ brandName: 'Harbor' }, 0, customerId)
    const page = (params: Record<string, string>) =>
      testDatabase().database.asPartner(staff.partner.id, (tx) => pageOfBranded(tx, tableQueryOf(params, brandedTable)))
    expect((await page({ brand: 'own' })).page.rows).toMatchObject([{ id: customerId, fields: 1, logos: 0 }])
    const all = await page({})
    expect([all.page.rows.length, all.withOwn, all.page.count.value]).toEqual([3, 1, 3])
    await reset(null, 1, customerId)
    expect((await page({ brand: 'own' })).page.rows).toEqual([])
    expect((await page({ q: 'no such beginning' })).page.rows).toEqual([])
  })
})
