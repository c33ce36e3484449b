/** What the pages ask of a partner: lists and searches of templates and customers, first pages and pages far inside. */
import { customerTable } from '@/lib/domain/customers/table'
import { cursorOf } from '@/lib/domain/table/cursor'
import { tableQueryOf } from '@/lib/domain/table/query'
import { templateTable } from '@/lib/domain/templates/table'
import { readCustomers } from '@/lib/features/customers/operations/list'
import { readTemplateList } from '@/lib/features/template-list/operations/list'
import type { Tx } from '@/lib/platform/db/database'

export type Reader = (tx: Tx) => Promise<unknown>

interface Question {
  kind: 'list' | 'search'
  name: string
  ask: Reader
}

type Params = Record<string, string>

const templates =
  (params: Params): Reader =>
  (tx) =>
    readTemplateList(tx, tableQueryOf(params, templateTable))
const customers =
  (params: Params): Reader =>
  (tx) =>
    readCustomers(tx, tableQueryOf(params, customerTable))

/** Between the names of both partners, far from either end. */
const inside = cursorOf({ value: 'customer 5', id: '00000000-0000-7000-8000-000000000000' })

export const questions: readonly Question[] = [
  { kind: 'list', name: 'templates, first page', ask: templates({}) },
  { kind: 'list', name: 'templates by last change', ask: templates({ sort: '-updated' }) },
  { kind: 'list', name: 'templates of one package', ask: templates({ package: 'premium' }) },
  { kind: 'list', name: 'customers, first page', ask: customers({}) },
  { kind: 'list', name: 'customers, backwards from far inside', ask: customers({ sort: '-name', after: inside }) },
  { kind: 'search', name: 'templates by a part of the name', ask: templates({ q: 'plate 1' }) },
  { kind: 'search', name: 'customers, many that begin alike', ask: customers({ q: 'customer' }) },
  { kind: 'search', name: 'customers, one by its whole name', ask: customers({ q: 'Customer 7 Branch' }) },
  { kind: 'search', name: 'customers, one by its enterprise ID', ask: customers({ q: 'enterprise-7' }) },
  { kind: 'search', name: 'customers, none', ask: customers({ q: 'nobody is called this' }) },
]
