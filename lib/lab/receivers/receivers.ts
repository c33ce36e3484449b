/** The two receivers of alerts in a simulated network, and where they stand. */
import type { ServerCertificates } from '../certificates/server-certificates'
import type { Running } from '../site'
import { mailPort, mailReceiver } from './mail-receiver'
import type { ReceiverLog } from './receiver'
import { webhookHost, webhookReceiver } from './webhook-receiver'

const webhookAddressOf = (range: number): string => `127.${range}.0.80`
const mailAddressOf = (range: number): string => `127.${range}.0.25`

/** The names that DNS knows besides those of the clusters. */
export const receiverNames = (range: number): { name: string; ipv4: string[] }[] => [
  { name: webhookHost, ipv4: [webhookAddressOf(range)] },
]

export const buildReceivers = (range: number, certificates: ServerCertificates, log: ReceiverLog): Running[] => [
  webhookReceiver(webhookAddressOf(range), certificates, log),
  mailReceiver(mailAddressOf(range), log),
]

export const smtpUrlOf = (range: number): string => `smtp://${mailAddressOf(range)}:${mailPort}`
