/** Typed callers of the functions that cross tenants (migration hub_functions). Nothing else does. */
import type { Tx } from './transaction'

export interface SignInPerson {
  id: string
  partnerId: string
  partnerName: string
  name: string
  email: string
  role: string
  passwordHash: string | null
  totpSecret: Uint8Array | null
  totpConfirmedAt: Date | null
  disabledAt: Date | null
}

export interface OidcPerson {
  id: string
  partnerId: string
  disabledAt: Date | null
}

export interface SessionRow {
  id: string
  partnerId: string
  partnerName: string
  timeZone: string
  personId: string
  name: string
  email: string
  role: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  reauthenticatedAt: Date | null
  disabledAt: Date | null
  totpConfirmedAt: Date | null
}

export interface InvitationRow {
  id: string
  partnerId: string
  partnerName: string
  personId: string
  name: string
  email: string
  expiresAt: Date
  acceptedAt: Date | null
}

export interface LeaseRequest {
  worker: string
  /** How many interfaces that were not down at their last check, and how many that were. */
  mostLiving: number
  mostDead: number
  leaseSeconds: number
  /** Also what will be due within this time. */
  aheadMs: number
  /** A proof of session persistence is wanted again after so long. */
  sessionMinutes: number
}

export interface LeasedInterface {
  partnerId: string
  clusterId: string
  clusterVersion: number
  interfaceId: string
  kind: string
  isDown: boolean
  /** The partner wants scheduled checks to sign in, and the account was not refused. */
  signsIn: boolean
  /** Its session persistence was not tried for a while, and may be. */
  provesSession: boolean
  /** Until it is due; negative when it is late. */
  dueInMs: number
}

export interface LeasedDelivery {
  partnerId: string
  deliveryId: string
}

export interface LeasedCertificates {
  partnerId: string
  /** Of a chain, or of a file with the cloud's client chain. */
  id: string
  isOfCloud: boolean
  isToJudge: boolean
  isToRemind: boolean
}

export interface HubFunctions {
  personForSignIn(email: string): Promise<SignInPerson | null>
  personForOidc(issuer: string, subject: string): Promise<OidcPerson | null>
  session(tokenHash: string): Promise<SessionRow | null>
  invitation(tokenHash: string): Promise<InvitationRow | null>
  setUpLinkIsOpen(tokenHash: string): Promise<boolean>
  /** Call it on `hubWithin(tx)` of the transaction that creates the partner: a failed set-up leaves the link as it was. */
  useSetUpLink(tokenHash: string): Promise<boolean>
  emailIsTaken(email: string): Promise<boolean>
  throttleBlockedUntil(keys: string[]): Promise<Date | null>
  /** Counts one failure; answers until when the key is refused. */
  throttleFail(failure: { key: string; free: number; mostSeconds: number; windowSeconds: number }): Promise<Date | null>
  /** Takes one try, or answers until when the key is refused; asked and counted at once. */
  throttleTake(tries: { key: string; free: number; mostSeconds: number; windowSeconds: number }): Promise<Date | null>
  throttleClear(key: string): Promise<void>
  leaseDueInterfaces(lease: LeaseRequest): Promise<LeasedInterface[]>
  /** The interfaces whose lease the worker still held, and now holds for longer. */
  renewLeases(lease: { worker: string; interfaceIds: string[]; leaseSeconds: number }): Promise<string[]>
  releaseLeases(lease: { worker: string; except: string[] }): Promise<void>
  /** Makes the partitions of raw samples that come next and drops those that are over. */
  keepSamples(keep: { keepHours: number; aheadHours: number }): Promise<void>
  /** At most `perChannel` deliveries of one channel are under way at a time, whoever took them. */
  leaseDueAlerts(lease: {
    worker: string
    perChannel: number
    most: number
    leaseSeconds: number
  }): Promise<LeasedDelivery[]>
  /** What of the certificates of all partners is to be judged again or reminded of. */
  leaseDueCertificates(lease: {
    worker: string
    most: number
    leaseSeconds: number
    judgeHours: number
    reminderDays: number[]
  }): Promise<LeasedCertificates[]>
  partnerIds(): Promise<string[]>
  sweep(keep: { bucketDays: number }): Promise<void>
  sweepAlerts(keep: { days: number }): Promise<void>
}

/** Runs one statement; `name` is stable for each text. */
export type RunStatement = (name: string, text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

/** The functions over any way to run a statement. */
export function hubFunctions(run: RunStatement): HubFunctions {
  const rows = async <T>(name: string, call: string, values: unknown[]): Promise<T[]> =>
    (await run(name, `SELECT * FROM ${name}(${call})`, values)).map((row) => camelCased(row) as T)
  const row = async <T>(name: string, call: string, values: unknown[]): Promise<T | null> =>
    (await rows<T>(name, call, values))[0] ?? null
  const value = async <T>(name: string, call: string, values: unknown[]): Promise<T> =>
    (await run(name, `SELECT ${name}(${call}) AS value`, values))[0]?.value as T
  const nothing = async (name: string, call: string, values: unknown[]): Promise<void> => {
    await run(name, `SELECT 1 AS done FROM ${name}(${call})`, values)
  }
  return {
    personForSignIn: (email) => row('hub_person_for_sign_in', '$1::text', [email]),
    personForOidc: (issuer, subject) => row('hub_person_for_oidc', '$1::text, $2::text', [issuer, subject]),
    session: (tokenHash) => row('hub_session', '$1::text', [tokenHash]),
    invitation: (tokenHash) => row('hub_invitation', '$1::text', [tokenHash]),
    setUpLinkIsOpen: (tokenHash) => value('hub_set_up_link_is_open', '$1::text', [tokenHash]),
    useSetUpLink: (tokenHash) => value('hub_use_set_up_link', '$1::text', [tokenHash]),
    emailIsTaken: (email) => value('hub_email_is_taken', '$1::text', [email]),
    throttleBlockedUntil: (keys) => value('hub_throttle_blocked_until', '$1::text[]', [keys]),
    throttleFail: (failure) =>
      value('hub_throttle_fail', '$1::text, $2::int, $3::int, $4::int', [
        failure.key,
        failure.free,
        failure.mostSeconds,
        failure.windowSeconds,
      ]),
    throttleTake: (tries) =>
      value('hub_throttle_take', '$1::text, $2::int, $3::int, $4::int', [
        tries.key,
        tries.free,
        tries.mostSeconds,
        tries.windowSeconds,
      ]),
    throttleClear: (key) => nothing('hub_throttle_clear', '$1::text', [key]),
    leaseDueInterfaces: (lease) =>
      rows('hub_lease_due_interfaces', '$1::text, $2::int, $3::int, $4::int, $5::int, $6::int', [
        lease.worker,
        lease.mostLiving,
        lease.mostDead,
        lease.leaseSeconds,
        lease.aheadMs,
        lease.sessionMinutes,
      ]),
    renewLeases: async ({ worker, interfaceIds, leaseSeconds }) => {
      const values = [worker, interfaceIds, leaseSeconds]
      const held = await rows<{ interfaceId: string }>('hub_renew_leases', '$1::text, $2::uuid[], $3::int', values)
      return held.map(({ interfaceId }) => interfaceId)
    },
    releaseLeases: ({ worker, except }) => nothing('hub_release_leases', '$1::text, $2::uuid[]', [worker, except]),
    keepSamples: (keep) => nothing('hub_keep_samples', '$1::int, $2::int', [keep.keepHours, keep.aheadHours]),
    leaseDueAlerts: (lease) =>
      rows('hub_lease_due_alerts', '$1::text, $2::int, $3::int, $4::int', [
        lease.worker,
        lease.perChannel,
        lease.most,
        lease.leaseSeconds,
      ]),
    leaseDueCertificates: (lease) =>
      rows('hub_lease_due_certificates', '$1::text, $2::int, $3::int, $4::int, $5::int[]', [
        lease.worker,
        lease.most,
        lease.leaseSeconds,
        lease.judgeHours,
        lease.reminderDays,
      ]),
    partnerIds: async () =>
      (await rows<{ hubPartnerIds: string }>('hub_partner_ids', '', [])).map((found) => found.hubPartnerIds),
    sweep: (keep) => nothing('hub_sweep', '$1::int', [keep.bucketDays]),
    sweepAlerts: (keep) => nothing('hub_sweep_alerts', '$1::int', [keep.days]),
  }
}

/** The same functions inside a running transaction: they commit and roll back with it. */
export function hubWithin(tx: Tx): HubFunctions {
  return hubFunctions((_name, text, values) => tx.$queryRawUnsafe(text, ...values))
}

function camelCased(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_all, letter) => letter.toUpperCase()),
      value,
    ]),
  )
}
