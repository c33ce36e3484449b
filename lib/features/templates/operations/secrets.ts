/** Seals and opens the password of a template's provisioning account; it is written and never shown. */
import type { FieldValues } from '@/lib/domain/catalogue/field'
import { open, seal } from '@/lib/platform/secrets/envelope'
import type { SealedTemplateSecrets } from '../store'

interface Place {
  id: string
  partnerId: string
}

type Keeper = 'customer_template' | 'removed_template'

const placeOf = ({ id, partnerId }: Place, table: Keeper) => ({
  partnerId,
  table,
  column: 'provisioning_account_password',
  rowId: id,
})

/** What is stored of a typed password: sealed when given, kept when empty, taken away with flow-through. */
export function sealedPasswordOf(template: Place, values: FieldValues): SealedTemplateSecrets {
  if (values.flowThrough !== true) return { provisioningAccountPassword: null }
  const typed = String(values.provisioningAccountPassword ?? '')
  return typed ? { provisioningAccountPassword: seal(typed, placeOf(template, 'customer_template')) } : {}
}

/** Seals a stored password for another row or table; null stays null. */
export function resealed(
  sealed: Uint8Array | null,
  from: Place & { table: Keeper },
  to: Place & { table: Keeper },
): Uint8Array<ArrayBuffer> | null {
  return sealed ? seal(open(sealed, placeOf(from, from.table)), placeOf(to, to.table)) : null
}

/** The password for whoever speaks to BroadWorks; nobody else asks. Throws SealError when it does not open. */
export function provisioningPasswordOf(template: Place, sealed: Uint8Array | null): string | null {
  return sealed ? open(sealed, placeOf(template, 'customer_template')) : null
}
