/** How an operation answers: a value, or a refusal that a person can act on. */

/** `code` is also the message key under `problems`; `fields` maps a field's name to its own problem. */
export interface Problem {
  code: string
  params?: Record<string, string | number>
  fields?: Record<string, { code: string; params?: Record<string, string | number> }>
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: string, rest: Omit<Problem, 'code'> = {}): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, ...rest },
})
