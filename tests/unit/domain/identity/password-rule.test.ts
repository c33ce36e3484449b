import { describe, expect, it } from 'vitest'
import { fieldProblemsOf } from '@/lib/domain/catalogue/field'
import { acceptFields, isTimeZone } from '@/lib/domain/identity/fields'
import { isBuiltOn, newPassword } from '@/lib/domain/identity/password-rule'

const codeOf = (password: string) => {
  const outcome = newPassword().safeParse(password)
  return outcome.success ? null : fieldProblemsOf(outcome.error)['']?.code
}

describe('a new password', () => {
  it.each([
    ['', 'required'],
    ['elevenchars', 'password-too-short'],
    ['twelve chars', null],
    ['aaaaaaaaaaaaaaaa', 'password-too-simple'],
    ['abcdefghijklmnop', 'password-too-simple'],
    ['qwert1qwert1qwert1', 'password-too-simple'],
    ['  spaces at both ends  ', null],
    ['contraseña muy larga', null],
    ['🌊🌊🌊🌊🌊🌊 harbour', null],
    ['x'.repeat(129), 'too-long'],
  ])('%j is refused with %s', (password, code) => {
    expect(codeOf(password)).toBe(code)
  })

  it('is never trimmed or changed', () => {
    expect(acceptFields.newPassword.schema.parse('  quiet harbour 41 ')).toBe('  quiet harbour 41 ')
  })

  it('is not built on what everybody knows of the person', () => {
    const known = ['ana.admin@norte.example', 'Ana Admin', 'Norte Telecom']
    expect(isBuiltOn('NorteTelecom1', known)).toBe(true)
    expect(isBuiltOn('admin-2026!!', known)).toBe(true)
    expect(isBuiltOn('quiet harbour near norte', known)).toBe(false)
  })
})

it('a time zone is an IANA name and nothing else', () => {
  expect(['UTC', 'Europe/Madrid', 'America/Argentina/Buenos_Aires'].every(isTimeZone)).toBe(true)
  expect(['', '+01:00', 'Madrid', 'Europe/Nowhere', '../etc/passwd', 'x'.repeat(100)].some(isTimeZone)).toBe(false)
})
