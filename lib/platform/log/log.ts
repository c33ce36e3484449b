/** Owns the log of a process: JSON lines on standard output without secrets, and the references that lead to a line. */
import { randomInt } from 'node:crypto'
import { type Logger, pino } from 'pino'
import { logLevelOf } from '@/lib/platform/env/env'
import { redact, redactText } from './redact'

/** The log of this process. Pass facts as the first argument, a fixed sentence as the second; errors under `err`. */
export const log: Logger = pino({
  level: logLevelOf(process.env),
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: (error: unknown) => redact(error) },
  formatters: {
    level: (label) => ({ level: label }),
    log: (facts) => redact(facts) as Record<string, unknown>,
  },
  hooks: {
    logMethod(parts, method) {
      method.apply(
        this,
        parts.map((part) => (typeof part === 'string' ? redactText(part) : part)) as Parameters<typeof method>,
      )
    },
  },
})

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short reference such as `K7QM-2XWD`: shown to a person, written to the log beside what happened. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
