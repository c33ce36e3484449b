/** Decides who gets the mail of a channel: one address in a line, or parted by commas. */
import * as z from 'zod'

/** A message goes to each of them alone; more than that is a mailing list's work. */
export const mostRecipients = 20

/** The addresses in a text, each once, in the order in which they stand. */
export function recipientsOf(text: string): string[] {
  const addresses = text.split(/[\s,;]+/).filter((part) => part !== '')
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
}

/** The first part that is no mail address. */
export function wrongRecipientOf(text: string): string | undefined {
  return recipientsOf(text).find((address) => !z.email().safeParse(address).success)
}
