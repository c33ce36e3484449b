/** The only way in which the hub learns of the simulated network: its environment. */
import type { Lab } from './start-lab'

type LabVariable =
  | 'RESOLVER_ADDRESS'
  | 'TRUSTED_ANCHORS_FILE'
  | 'OUTBOUND_ALLOWED_RANGES'
  | 'LAB_URL'
  | 'SMTP_URL'
  | 'MAIL_FROM'

export const labEnvironment = (
  lab: Pick<Lab, 'resolverAddress' | 'anchorsFile' | 'allowedRange' | 'controlUrl' | 'smtpUrl'>,
): Record<LabVariable, string> => ({
  RESOLVER_ADDRESS: lab.resolverAddress,
  TRUSTED_ANCHORS_FILE: lab.anchorsFile,
  OUTBOUND_ALLOWED_RANGES: lab.allowedRange,
  LAB_URL: lab.controlUrl,
  SMTP_URL: lab.smtpUrl,
  MAIL_FROM: 'Partner Hub <hub@example.net>',
})
