/** The audit page and its export: who sees what, narrowed by the address, safe in a spreadsheet. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { exportAudit } from '@/lib/features/audit/api'
import { loadAudit } from '@/lib/features/audit/loaders'
import { recordAudit } from '@/lib/features/audit/operations'
import { newId } from '@/lib/platform/clock'
import { testDatabase } from '../../support/database'
import { makeStaff, signInAs } from '../../support/identity'
import { freshBrowser } from '../../support/request'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const { messagesOf } = await import('@/lib/platform/i18n/messages')
  return {
    getTranslations: async (namespace?: 'audit') =>
      createTranslator({ locale: 'en', messages: messagesOf('en'), namespace }),
  }
})

const { database } = testDatabase()

beforeEach(freshBrowser)

async function partnerWithTrail() {
  const staff = await makeStaff(database)
  const clusterId = newId()
  const tell = (name: string, at: number) =>
    database.asPartner(staff.partner.id, (tx) =>
      recordAudit(
        tx,
        {
          kind: at % 2 ? 'person' : 'system',
          personId: at % 2 ? staff.admin.id : null,
          name,
          partnerId: staff.partner.id,
          clientAddress: '',
        },
        {
          action: at % 2 ? 'cluster.changed' : 'cluster.checked',
          target: { type: 'cluster', id: clusterId, name },
          changes: [{ field: 'name', before: null, after: name }],
        },
      ),
    )
  return { ...staff, clusterId, tell }
}

const csv = async (query = '') => {
  const answer = await exportAudit(new Request(`http://localhost:3000/api/audit.csv${query}`))
  return { status: answer.status, text: await answer.text() }
}

describe('the audit page', () => {
  it('shows only the own partner’s rows, newest first', async () => {
    const [own, other] = [await partnerWithTrail(), await partnerWithTrail()]
    await own.tell('Madrid', 1)
    await other.tell('Secret of the other', 1)
    await signInAs(own.reader)
    const { page } = await loadAudit({})
    expect(page.rows.map((row) => row.target.name)).toEqual([own.reader.name, 'Madrid'])
  })

  it('is narrowed by actor, action, target and thing in the address', async () => {
    const { admin, clusterId, tell, support } = await partnerWithTrail()
    for (const at of [1, 2, 3, 4]) await tell(`Cluster ${at}`, at)
    await signInAs(support)
    const names = async (params: Record<string, string>) =>
      (await loadAudit(params)).page.rows.map((row) => row.target.name)
    expect(await names({ actor: admin.id })).toEqual(['Cluster 3', 'Cluster 1'])
    expect(await names({ actor: 'system' })).toEqual(['Cluster 4', 'Cluster 2'])
    expect(await names({ actor: `system,${admin.id}`, action: 'cluster.changed' })).toEqual(['Cluster 3', 'Cluster 1'])
    expect(await names({ target: 'cluster', sort: 'time' })).toEqual([
      'Cluster 1',
      'Cluster 2',
      'Cluster 3',
      'Cluster 4',
    ])
    expect(await names({ of: clusterId })).toHaveLength(4)
    expect(await names({ of: newId() })).toEqual([])
    expect(await names({ from: '2020-01-01', to: '2020-12-31' })).toEqual([])
    expect(await names({ from: '2020-01-01', of: clusterId })).toHaveLength(4)
  })

  it.each(['actor', 'action', 'target', 'of', 'from', 'to', 'after', 'before', 'sort'])(
    'survives nonsense as %s',
    async (name) => {
      const { support } = await partnerWithTrail()
      await signInAs(support)
      for (const value of [`'; DROP TABLE audit_event; --`, '2026-99-99', '\u0000', 'e30', '9'.repeat(400)]) {
        expect((await loadAudit({ [name]: value })).page).toBeDefined()
      }
    },
  )

  it('goes through all rows page by page, forwards and back', async () => {
    const { tell, support } = await partnerWithTrail()
    for (let at = 0; at < 30; at += 1) await tell(`Cluster ${at}`, 1)
    await signInAs(support)
    const first = await loadAudit({ target: 'cluster', size: '25' })
    expect([first.page.rows.length, first.page.previous, first.page.count.value]).toEqual([25, null, 30])
    const second = await loadAudit({ target: 'cluster', size: '25', after: first.page.next ?? '' })
    expect(second.page.rows.map((row) => row.target.name)).toEqual([
      'Cluster 4',
      'Cluster 3',
      'Cluster 2',
      'Cluster 1',
      'Cluster 0',
    ])
    const back = await loadAudit({ target: 'cluster', size: '25', before: second.page.previous ?? '' })
    expect(back.page.rows).toEqual(first.page.rows)
  })
})

describe('the export', () => {
  it('holds the rows that match, with words, and tells the trail that it happened', async () => {
    const { tell, admin, partner } = await partnerWithTrail()
    await tell('Madrid', 1)
    await signInAs(admin)
    const { text } = await csv('?target=cluster')
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('Number,When,Who')
    expect(lines[1]).toContain('Cluster changed,Cluster,Madrid')
    expect(lines[1]).toContain('Cluster name: not set → Madrid')
    const last = await database.asPartner(partner.id, (tx) =>
      tx.auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } }),
    )
    expect(last.action).toBe('audit.exported')
    expect(last.payload).toContain('"field":"target"')
  })

  it('holds nothing that a spreadsheet runs', async () => {
    const { tell, admin } = await partnerWithTrail()
    const hostile = ['=1+1', '+1+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil.example","x")']
    for (const name of hostile) await tell(name, 1)
    await signInAs(admin)
    const { text } = await csv('?target=cluster')
    expect(text).not.toMatch(/(^|,|\n)"?[=+\-@\t]/)
  })

  it('is for who may export, and for nobody else', async () => {
    const { support, assigned, reader } = await partnerWithTrail()
    expect((await csv()).status).toBe(401)
    for (const person of [support, assigned]) {
      await signInAs(person)
      expect((await csv()).status).toBe(403)
    }
    await signInAs(reader)
    expect((await csv()).status).toBe(200)
  })
})
