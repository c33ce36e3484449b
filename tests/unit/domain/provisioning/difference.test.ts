/** Which answers of what-if differ between the saved template and the one that is being typed. */
import { describe, expect, it } from 'vitest'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { whatIf } from '@/lib/domain/provisioning/what-if'
import { changedAnswers } from '@/lib/domain/provisioning/what-if/difference'
import { factsOfQuestion, readQuestion } from '@/lib/domain/provisioning/what-if/question'
import { templateFields } from '@/lib/domain/templates/fields'

const saved = {
  ...initialValuesOf(templateFields),
  country: 'BE',
  emailLanguage: 'nl_NL',
  flowThrough: true,
  userVerification: 'trusted',
  authenticationMode: 'broadworks',
  defaultPackage: 'standard',
}
const answerOf = (template: Record<string, string | boolean>) =>
  whatIf({ template, cluster: null, overrides: {}, callInEdits: {}, ...factsOfQuestion(readQuestion({})) })
const differing = (edit: Record<string, string | boolean>) =>
  changedAnswers(answerOf(saved), answerOf({ ...saved, ...edit }))

describe('the answers that an edit changes', () => {
  it.each<[Record<string, string | boolean>, string[]]>([
    [{}, []],
    [{ name: 'Another name' }, []],
    [{ defaultPackage: 'premium' }, ['package']],
    [{ country: 'CA' }, ['locale', 'callIn']],
    [{ authenticationMode: 'webex' }, ['signIn']],
    [{ userVerification: 'untrusted' }, ['method', 'email', 'activation']],
    [{ enterpriseMode: true }, ['organization']],
  ])('of %o are %o', (edit, parts) => {
    expect(differing(edit)).toEqual(expect.arrayContaining(parts))
    if (parts.length === 0) expect(differing(edit)).toEqual([])
  })

  it('are named in the order of the rows, each once', () => {
    const all = differing({ defaultPackage: 'basic', country: 'CA', authenticationMode: 'webex', enterpriseMode: true })
    expect(all).toEqual(['package', 'organization', 'locale', 'callIn', 'signIn'])
  })
})
