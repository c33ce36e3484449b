/** Two partners in one database, a large one and a small one, filled by the owner in few statements. */
import type { Database } from '@/lib/platform/db/database'
import { makeCluster, makePartner, makeTemplate } from '../../support/factories'
import { withClient } from '../../support/postgres'

interface Size {
  templates: number
  customers: number
  /** Of every customer. */
  subscribers: number
}

const sizes = {
  large: { templates: 500, customers: 100_000, subscribers: 3 },
  small: { templates: 500, customers: 1_000, subscribers: 3 },
} as const satisfies Record<string, Size>

/** Ids of the partners. Tables are as autovacuum keeps them. */
export async function fillPartners(database: Database, ownerUrl: string): Promise<Record<'large' | 'small', string>> {
  const large = await fill(database, ownerUrl, sizes.large)
  const small = await fill(database, ownerUrl, sizes.small)
  await withClient(ownerUrl, (client) => client.query('VACUUM (ANALYZE)'))
  return { large, small }
}

async function fill(
  database: Database,
  ownerUrl: string,
  { templates, customers, subscribers }: Size,
): Promise<string> {
  const partner = await makePartner(database)
  const cluster = await makeCluster(database, partner.id)
  const first = await makeTemplate(database, partner.id, cluster.id, { name: 'Template 0' })
  await withClient(ownerUrl, async (client) => {
    await client.query(copies, [first.id, templates - 1])
    await client.query(customersOf, [partner.id, customers])
    await client.query(subscribersOf, [partner.id, subscribers])
  })
  return partner.id
}

/** Everything of the first template but its identity; each fourth has another package. */
const copies = `
  INSERT INTO customer_template (id, partner_id, cluster_id, name, country, email_language, admin_email, default_package,
    user_verification, authentication_mode, updated_at)
  SELECT gen_random_uuid(), partner_id, cluster_id, 'Template ' || n, country, email_language, admin_email,
    CASE WHEN n % 4 = 0 THEN 'premium' ELSE 'standard' END, user_verification, authentication_mode,
    now() - n * interval '1 minute'
  FROM customer_template, generate_series(1, $2::int) n WHERE id = $1`

/** Spread evenly over the templates. */
const customersOf = `
  WITH place AS (SELECT id, row_number() OVER (ORDER BY name) - 1 AS at, count(*) OVER () AS all_of
    FROM customer_template WHERE partner_id = $1)
  INSERT INTO customer (id, partner_id, template_id, name, enterprise_id, country, authentication_mode)
  SELECT gen_random_uuid(), $1, place.id, 'Customer ' || n || ' Branch', 'enterprise-' || n, 'NL', 'broadworks'
  FROM generate_series(1, $2::int) n JOIN place ON place.at = n % place.all_of`

const subscribersOf = `
  INSERT INTO subscriber (id, partner_id, customer_id, user_id, package, status)
  SELECT gen_random_uuid(), $1, id, 'user' || n || '@' || enterprise_id || '.example', 'standard', 'provisioned'
  FROM customer, generate_series(1, $2::int) n WHERE partner_id = $1`
