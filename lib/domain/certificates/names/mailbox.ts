/** Compares mail addresses: the local part exactly, the host without case (RFC 5280 sections 4.2.1.6 and 7.5). */

import { isHostName } from './dns-name'

export interface Mailbox {
  readonly local: string
  /** Lower case. */
  readonly host: string
}

const atom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const quoted = /^"([^"\\\r\n]|\\[\x20-\x7e])*"$/

/** Mailbox of RFC 2821 without source routes or address literals; undefined when the text is none. */
export function mailboxOf(text: string): Mailbox | undefined {
  const at = text.lastIndexOf('@')
  if (at < 1) return undefined
  const local = text.slice(0, at)
  const host = text.slice(at + 1)
  if (local.length > 64 || !(atom.test(local) || quoted.test(local)) || !isHostName(host)) return undefined
  return { local, host: host.toLowerCase() }
}

export const sameMailbox = (a: Mailbox, b: Mailbox) => a.local === b.local && a.host === b.host
