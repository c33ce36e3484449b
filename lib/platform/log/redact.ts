/** Decides what of a value may reach a log line: secrets are masked by the name of their field and by their shape. */

const masked = '[hidden]'
const secretName =
  /pass(word|phrase)?$|secret|token|cookie|authorization|private_?key|secretskey|sealed|otp|recovery|set-cookie|credential/i
const deepest = 8

/** Masks user and password of addresses inside a text: `postgresql://hub_app:x@host` keeps its host. */
export function redactText(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${masked}@`)
    .replace(/\bBasic [A-Za-z0-9+/=]{8,}/g, `Basic ${masked}`)
}

/** A copy of `value` without secrets, at most eight levels deep; errors keep name, message, code and stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return '[deeper]'
  if (value instanceof Date) return value
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return redactFields(value, depth)
}

function redactFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      secretName.test(name) && field !== null && field !== undefined ? masked : redact(field, depth + 1),
    ]),
  )
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause, ...own } = error
  return {
    name: name ?? error.name,
    message: redactText(message),
    stack: stack && redactText(stack),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
    ...redactFields(own, depth),
  }
}
