/** Rules of a brand that look at several fields, or at the level above (domain.md section 3.6). */
import type { FieldValues } from '../catalogue/field'
import type { Problem } from '../result'
import type { BrandingScope } from './fields'
import { domainsOf, mailDomainOf } from './links'

type FieldProblems = NonNullable<Problem['fields']>

/**
 * Problems by field: reply-to outside the verified domains, a help link or a redirection without the page it leads to.
 * @param verifiedDomains of the partner: typed on the same page at partner level, stored for one customer
 */
export function brandingProblemsOf(scope: BrandingScope, values: FieldValues, verifiedDomains: string): FieldProblems {
  const problems: FieldProblems = {}
  const read = domainsOf(verifiedDomains)
  const verified = read.ok ? read.value : []
  const domain = mailDomainOf(String(values.replyTo ?? ''))
  if (domain !== '' && !verified.includes(domain))
    problems.replyTo = { code: 'reply-to-not-verified', params: { domain: domain.slice(0, 100) } }
  if (values.showHelpLink === true && !values.helpSiteUrl) problems.showHelpLink = { code: 'help-link-without-site' }
  if (scope === 'customer' && values.redirectUserSupport === true && !values.contactSupportUrl)
    problems.redirectUserSupport = { code: 'redirect-without-contact' }
  return problems
}
