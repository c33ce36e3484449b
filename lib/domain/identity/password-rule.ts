/** Decides whether a new password is good enough: length before everything (NIST SP 800-63B, ASVS 6.2). */
import * as z from 'zod'
import { refusing } from '../catalogue/field'

export const passwordLength = { least: 12, most: 128 }

/** A password as typed: never trimmed, never changed. */
export function typedPassword() {
  return z.string().min(1).max(passwordLength.most)
}

/** A password somebody chooses now. */
export function newPassword() {
  return z
    .string()
    .min(1)
    .max(passwordLength.most)
    .superRefine(
      refusing('password-too-short', (text: string) => [...text].length >= passwordLength.least, {
        minimum: passwordLength.least,
      }),
    )
    .superRefine(refusing('password-too-simple', (text: string) => !isTooSimple(text)))
}

/** Few different characters, or one run such as `abcdefghijkl` or `123412341234`. */
export function isTooSimple(password: string): boolean {
  const text = password.toLowerCase()
  if (new Set(text).size < 5) return true
  if (/^(.{1,6})\1+$/u.test(text)) return true
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  return steps.length > 0 && steps.every((step) => step === steps[0])
}

/** True when little is left of the password without what everybody knows of the person: names, e-mail, organization. */
export function isBuiltOn(password: string, known: readonly string[]): boolean {
  const words = known.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3)
  const text = password.toLowerCase()
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text)
  return rest !== text && rest.replace(/[^\p{L}\p{N}]/gu, '').length < 6
}
