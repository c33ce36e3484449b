/** Does what of the certificates is due, as workers do, and tells what each of them took. */
import { workOnCertificates } from '@/lib/features/certificates/operations/work'
import { newId } from '@/lib/platform/clock'
import type { LeasedCertificates } from '@/lib/platform/db/hub-functions'

/** One worker, until nothing is due. */
export async function workUntilDone(): Promise<LeasedCertificates[]> {
  const worker = newId()
  const done: LeasedCertificates[] = []
  for (;;) {
    const round = await workOnCertificates(worker)
    if (round.length === 0) return done
    done.push(...round)
  }
}

/** How many chains of the partner were judged again. */
export async function judgeDue(partnerId: string): Promise<number> {
  return (await workUntilDone()).filter((one) => one.partnerId === partnerId && one.isToJudge).length
}
