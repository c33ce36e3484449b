import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentOf } from '@/lib/domain/branding/attachment'
import {
  customerBrandingFields,
  parseBranding,
  partnerBrandingFields,
  vendorValues,
} from '@/lib/domain/branding/fields'
import {
  ownAfter,
  ownWithout,
  readOwn,
  resolveCustomer,
  resolvePartner,
  splitFacts,
} from '@/lib/domain/branding/inheritance'
import { brandingProblemsOf } from '@/lib/domain/branding/rules'

describe('what a customer inherits', () => {
  const partner = { brandName: 'Norte', lightPrimary: '#0b6b74', verifiedDomains: 'norte.example' }

  it('is its own setting, else the partner’s, else the vendor’s', () => {
    const { values, origin } = resolveCustomer(partner, { lightPrimary: '#112233' })
    expect([values.brandName, origin.brandName]).toEqual(['Norte', 'partner'])
    expect([values.lightPrimary, origin.lightPrimary]).toEqual(['#112233', 'customer'])
    expect([values.darkPrimary, origin.darkPrimary]).toEqual(['', 'vendor'])
  })

  it('may be empty on purpose', () => {
    expect(resolveCustomer({ emailSignature: 'Norte' }, { emailSignature: '' }).values.emailSignature).toBe('')
  })

  it('holds nothing that exists at partner level only', () => {
    expect(Object.keys(resolveCustomer(partner, {}).values)).toEqual(Object.keys(customerBrandingFields))
    expect(resolveCustomer(partner, {}).values).not.toHaveProperty('verifiedDomains')
  })

  it('becomes own by a change, stays own when it says the same again, and ends with the reset', () => {
    const before = resolveCustomer(partner, {}).values
    const changed = ownAfter({}, before, { ...before, brandName: 'Harbor' })
    expect(changed).toEqual({ brandName: 'Harbor' })
    const after = resolveCustomer(partner, changed).values
    expect(ownAfter(changed, after, { ...after, brandName: 'Norte' })).toEqual({ brandName: 'Norte' })
    expect(ownWithout(changed, 'brandName')).toEqual({})
  })

  it('is resolved for whatever somebody stored, and only fields that exist survive', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const own = readOwn('customer', stored)
        expect(Object.keys(own).every((name) => Object.hasOwn(customerBrandingFields, name))).toBe(true)
        expect(parseBranding('customer', resolveCustomer({}, own).values).ok).toBe(true)
      }),
    )
    expect(readOwn('partner', { brandName: 'x'.repeat(61), lightPrimary: 'red', __proto__: { a: 1 } })).toEqual({})
  })

  it('is told apart from what somebody knows of the organization', () => {
    expect(splitFacts({ brandName: 'Harbor', hasOtherPartner: true })).toEqual({
      brand: { brandName: 'Harbor' },
      facts: { hasOtherPartner: true },
    })
  })

  it('begins with the vendor’s values', () => {
    expect(resolvePartner({}).values).toEqual(vendorValues.partner)
    expect(Object.keys(vendorValues.partner)).toEqual(Object.keys(partnerBrandingFields))
  })
})

describe('a field of a brand', () => {
  const problemOf = (values: Record<string, string | boolean>) => {
    const parsed = parseBranding('partner', values)
    return parsed.ok ? 'ok' : Object.values(parsed.problem.fields ?? {})[0]?.code
  }
  it.each([
    [{ lightPrimary: '0B6B74' }, 'ok'],
    [{ lightPrimary: '#abc' }, 'not-a-color'],
    [{ lightPrimary: 'rgb(1,2,3)' }, 'too-long'],
    [{ lightPrimary: 'red' }, 'not-a-color'],
    [{ termsUrl: 'https://norte.example/terms?lang=es#a' }, 'ok'],
    [{ termsUrl: 'http://norte.example/' }, 'url-not-https'],
    [{ termsUrl: 'javascript:alert(1)' }, 'url-without-scheme'],
    [{ termsUrl: 'https://ana:secret@norte.example/' }, 'url-with-credentials'],
    [{ termsUrl: 'https://127.0.0.1/' }, 'host-is-address'],
    [{ termsUrl: 'https://localhost/' }, 'host-not-qualified'],
    [{ termsUrl: 'https://a b.example/' }, 'link-invalid'],
    [{ emailSignature: 'é'.repeat(100) }, 'ok'],
    [{ emailSignature: 'x'.repeat(101) }, 'too-long'],
    [{ emailSignature: '<b>Norte</b>' }, 'ok'],
    [{ emailSignature: 'one\ntwo' }, 'control-characters'],
    [{ brandName: 'a\u202eb' }, 'control-characters'],
    [{ replyTo: 'ana' }, 'not-an-email'],
    [{ verifiedDomains: 'norte.example, sur.example' }, 'ok'],
    [{ verifiedDomains: 'norte.example, @' }, 'domain-invalid'],
  ])('%j is %s', (values, code) => {
    expect(problemOf(values)).toBe(code)
  })

  it('stores a colour as #rrggbb in lower case', () => {
    const parsed = parseBranding('partner', { lightPrimary: ' 0B6B74 ' })
    expect(parsed).toMatchObject({ ok: true, value: { lightPrimary: '#0b6b74' } })
  })
})

describe('rules across fields', () => {
  it.each([
    [{ replyTo: 'help@norte.example' }, 'norte.example', []],
    [{ replyTo: 'help@NORTE.example' }, 'norte.example', []],
    [{ replyTo: 'help@sub.norte.example' }, 'norte.example', ['replyTo']],
    [{ replyTo: 'help@norte.example' }, '', ['replyTo']],
    [{ showHelpLink: true }, '', ['showHelpLink']],
    [{ showHelpLink: true, helpSiteUrl: 'https://norte.example/' }, '', []],
    [{ redirectUserSupport: true }, '', ['redirectUserSupport']],
  ])('%j with "%s" verified refuses %j', (values, verified, fields) => {
    expect(Object.keys(brandingProblemsOf('customer', values, verified))).toEqual(fields)
  })

  it('has no redirection at partner level', () => {
    expect(brandingProblemsOf('partner', { redirectUserSupport: true }, '')).toEqual({})
  })
})

describe('an organization that exists already', () => {
  const unknown = { knownUsers: 0, hasVerifiedDomain: false, hasClaimedDomain: false, hasOtherPartner: false }
  it.each([
    [{}, 'not-decidable', ['nothing-known']],
    [{ knownUsers: 99 }, 'not-decidable', ['nothing-known']],
    [{ knownUsers: 100 }, 'needed', ['many-users']],
    [{ hasVerifiedDomain: true, hasClaimedDomain: true }, 'needed', ['verified-domain', 'claimed-domain']],
  ])('with %j approval is %s because of %j', (facts, approval, because) => {
    expect(attachmentOf({ ...unknown, ...facts })).toEqual({ approval, because, brandShown: 'own' })
  })

  it('of two partners shows the vendor’s brand', () => {
    expect(attachmentOf({ ...unknown, hasOtherPartner: true }).brandShown).toBe('vendor-default')
  })
})
