/** The process that works without being asked: scheduled checks of interfaces, alerts and housekeeping. Any number may run. */
import { startAlertJobs } from '@/lib/features/alerts/jobs'
import { startCertificateJobs } from '@/lib/features/certificates/jobs'
import { startHealthJobs } from '@/lib/features/health/jobs'
import { closeDatabase } from '@/lib/platform/db/database'
import { log } from '@/lib/platform/log/log'
import { tellReady } from './processes/child'
import { requireFitDatabase } from './processes/fit-database'
import { keepHouse } from './processes/housekeeping'
import { keepMemoryLean } from './processes/lean-memory'
import { sharedSettings } from './processes/shared-settings'
import { stopSignal } from './processes/stopping'

/** Works until it is told to stop; checks that run are finished first. */
export async function main(): Promise<number> {
  keepMemoryLean()
  const signal = stopSignal()
  await sharedSettings('worker')
  await requireFitDatabase()
  log.info('worker works')
  tellReady()
  await Promise.all([
    startHealthJobs({ signal }),
    startAlertJobs({ signal }),
    startCertificateJobs({ signal }),
    keepHouse(signal),
  ])
  await closeDatabase()
  log.info('worker stopped')
  return 0
}
