/** Reads and writes what was set at each level of branding, and its logos; every function takes the tenant's transaction. */
import type { ColorMode } from '@/lib/domain/branding/colors'
import { type OwnValues, readOwn, splitFacts } from '@/lib/domain/branding/inheritance'
import type { Tx } from '@/lib/platform/db/database'
import type { Prisma } from '@/lib/platform/db/generated/client'

/** One level: all customers of the partner, or one of them. */
export interface BrandingLevel {
  partnerId: string
  customerId: string | null
}

export interface StoredLogo {
  id: string
  mode: ColorMode
  width: number
  height: number
  bytes: number
}

export interface StoredBranding {
  own: OwnValues
  version: number
  updatedAt: Date | null
  logos: StoredLogo[]
}

const nothing: StoredBranding = { own: {}, version: 0, updatedAt: null, logos: [] }

const idOf = ({ partnerId, customerId }: BrandingLevel): string => customerId ?? partnerId

export async function readBranding(tx: Tx, level: BrandingLevel): Promise<StoredBranding> {
  const row = await tx.branding.findFirst({
    where: { id: idOf(level) },
    select: { own: true, facts: true, version: true, updatedAt: true },
  })
  if (!row) return nothing
  const scope = level.customerId === null ? 'partner' : 'customer'
  const own = { ...readOwn(scope, row.own), ...readOwn(scope, row.facts) }
  return { own, version: row.version, updatedAt: row.updatedAt, logos: await readLogos(tx, idOf(level)) }
}

async function readLogos(tx: Tx, brandingId: string): Promise<StoredLogo[]> {
  return tx.$queryRaw<StoredLogo[]>`
    SELECT id::text, mode, width, height, octet_length(picture) AS bytes
    FROM branding_logo WHERE branding_id = ${brandingId}::uuid`
}

/** False when somebody else saved since `version`; 0 stands for "nothing was set here yet". */
export async function saveOwn(tx: Tx, level: BrandingLevel, version: number, own: OwnValues): Promise<boolean> {
  const { brand, facts } = splitFacts(own)
  const data = { own: { ...brand }, facts: { ...facts } }
  if (version === 0) {
    await tx.branding.create({ data: { ...level, id: idOf(level), ...data }, select: { id: true } })
    return true
  }
  const { count } = await tx.branding.updateMany({
    where: { id: idOf(level), version },
    data: { ...data, version: { increment: 1 } },
  })
  return count === 1
}

export interface NewLogo {
  id: string
  mode: ColorMode
  picture: Uint8Array<ArrayBuffer>
  width: number
  height: number
  sha256: string
}

/** In place of the logo of that mode; the level's row exists. */
export async function putLogo(tx: Tx, level: BrandingLevel, logo: NewLogo): Promise<void> {
  await tx.brandingLogo.deleteMany({ where: { brandingId: idOf(level), mode: logo.mode } })
  await tx.brandingLogo.create({
    data: { ...logo, partnerId: level.partnerId, brandingId: idOf(level) },
    select: { id: true },
  })
}

export async function removeLogos(tx: Tx, level: BrandingLevel, modes: readonly ColorMode[]): Promise<void> {
  await tx.brandingLogo.deleteMany({ where: { brandingId: idOf(level), mode: { in: [...modes] } } })
}

export async function findLogo(tx: Tx, id: string): Promise<{ picture: Uint8Array; sha256: string } | null> {
  return tx.brandingLogo.findFirst({ where: { id }, select: { picture: true, sha256: true } })
}

export async function findCustomerName(tx: Tx, id: string): Promise<string | null> {
  return (await tx.customer.findFirst({ where: { id }, select: { name: true } }))?.name ?? null
}

/** A level that holds nothing any more counts as not set. */
const hasOwn: Prisma.BrandingWhereInput = { OR: [{ own: { not: {} } }, { logos: { some: {} } }] }

export function countBranded(tx: Tx): Promise<number> {
  return tx.branding.count({ where: { customerId: { not: null }, ...hasOwn } })
}

export interface BrandedRow {
  id: string
  name: string
  foldedName: string
  branding: { own: unknown; updatedAt: Date; logos: { id: string }[] } | null
}

const brandedSelect = {
  id: true,
  name: true,
  foldedName: true,
  branding: { select: { own: true, updatedAt: true, logos: { select: { id: true } } } },
} as const

/** The customers with a brand of their own that changed last. */
export function latestBranded(tx: Tx, most: number): Promise<BrandedRow[]> {
  return tx.customer.findMany({
    where: { branding: { is: hasOwn } },
    select: brandedSelect,
    orderBy: { branding: { updatedAt: 'desc' } },
    take: most,
  })
}

export interface CustomerQuery {
  /** Folded beginning of the name; '' for all. */
  prefix: string
  onlyOwn: boolean
  isDescending: boolean
  /** Rows after, or before, this place in the order of names. */
  after: { value: string; id: string } | null
  before: { value: string; id: string } | null
  most: number
}

/** By the beginning of the name, from a place on: what an index under row-level security can do. */
export function listCustomers(tx: Tx, query: CustomerQuery): Promise<BrandedRow[]> {
  const { prefix, onlyOwn, isDescending, after, before, most } = query
  const direction = isDescending !== (before !== null) ? 'desc' : 'asc'
  const place = before ?? after
  const comparison = direction === 'asc' ? 'gt' : 'lt'
  return tx.customer.findMany({
    where: {
      ...customersWhere({ prefix, onlyOwn }),
      ...(place && {
        OR: [
          { foldedName: { [comparison]: place.value } },
          { foldedName: place.value, id: { [comparison]: place.id } },
        ],
      }),
    },
    select: brandedSelect,
    orderBy: [{ foldedName: direction }, { id: direction }],
    take: most,
  })
}

/** How many there are, told no further than `most`. */
export async function countCustomers(
  tx: Tx,
  query: Pick<CustomerQuery, 'prefix' | 'onlyOwn'>,
  most: number,
): Promise<number> {
  const rows = await tx.customer.findMany({ where: customersWhere(query), select: { id: true }, take: most })
  return rows.length
}

const lastCharacter = '\u{10FFFF}'

function customersWhere({ prefix, onlyOwn }: Pick<CustomerQuery, 'prefix' | 'onlyOwn'>): Prisma.CustomerWhereInput {
  return {
    ...(prefix && { foldedName: { gte: prefix, lt: `${prefix}${lastCharacter}` } }),
    ...(onlyOwn && { branding: { is: hasOwn } }),
  }
}

/** Subscribers of one customer, counted no further than `most`. */
export async function countUsers(tx: Tx, customerId: string, most: number): Promise<number> {
  const rows = await tx.subscriber.findMany({ where: { customerId }, select: { id: true }, take: most })
  return rows.length
}
