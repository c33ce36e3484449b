/** The only way in which the hub learns of the simulated network: its environment. */
import type { Lab } from './start-lab'

export const labEnvironment = (
  lab: Pick<Lab, 'resolverAddress' | 'anchorsFile' | 'allowedRange' | 'controlUrl'>,
): Record<'RESOLVER_ADDRESS' | 'TRUSTED_ANCHORS_FILE' | 'OUTBOUND_ALLOWED_RANGES' | 'LAB_URL', string> => ({
  RESOLVER_ADDRESS: lab.resolverAddress,
  TRUSTED_ANCHORS_FILE: lab.anchorsFile,
  OUTBOUND_ALLOWED_RANGES: lab.allowedRange,
  LAB_URL: lab.controlUrl,
})
