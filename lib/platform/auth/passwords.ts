/** Hashes and checks passwords. argon2 runs in the pool that files and DNS share, so only two at once (decisions.md). */
import { hash, verify } from '@node-rs/argon2'

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const mostAtOnce = 2
const longestQueue = 32

/** Too many passwords are waiting to be checked; the caller says "try again in a moment". */
export class PasswordQueueFull extends Error {
  override readonly name = 'PasswordQueueFull'
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= longestQueue) throw new PasswordQueueFull()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** The argon2id hash in PHC form. Throws PasswordQueueFull. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), cost))
}

let decoy: Promise<string> | undefined

/**
 * True when the password fits the hash. Without a hash (nobody by that name, or no password) it takes the same time and
 * is false. Throws PasswordQueueFull.
 */
export async function isPasswordOf(password: string, stored: string | null | undefined): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost)
  const against = stored ?? (await decoy)
  const fits = await inTurn(() => verify(against, password.normalize('NFC')))
  return fits && Boolean(stored)
}
