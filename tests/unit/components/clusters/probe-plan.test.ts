import { describe, expect, it } from 'vitest'
import { postedFields, postedOf, probeKeyOf } from '@/components/clusters/probe-plan'
import { initialValuesOf } from '@/lib/domain/catalogue/field'
import { clusterFields } from '@/lib/domain/clusters/fields'

const values = {
  ...initialValuesOf(clusterFields),
  xsiActionsUrl: 'https://xsi.example.com/com.broadsoft.xsi-actions',
  ctiHost: 'cti.example.com',
}

describe('what is probed while a form is filled in', () => {
  it('is nothing that is empty or cannot be read', () => {
    expect(probeKeyOf('xsi-events', values)).toBeNull()
    expect(probeKeyOf('xsi-actions', { ...values, xsiActionsUrl: 'http://xsi.example.com/' })).toBeNull()
    expect(probeKeyOf('cti', { ...values, ctiPort: 'eight' })).toBeNull()
  })

  it('is probed anew when its address changes, and when a whole test account does', () => {
    const key = probeKeyOf('xsi-actions', values)
    expect(probeKeyOf('xsi-actions', { ...values, name: 'Another' })).toBe(key)
    expect(probeKeyOf('xsi-actions', { ...values, testAccountUserId: 'probe' })).toBe(key)
    const whole = { ...values, testAccountUserId: 'probe', testAccountPassword: 'secret' }
    expect(probeKeyOf('xsi-actions', whole)).not.toBe(key)
    expect(probeKeyOf('cti', whole)).toBe(probeKeyOf('cti', values))
  })

  it('is sent only what a probe needs', () => {
    expect(Object.keys(postedOf(values)).sort()).toEqual([...postedFields].sort())
  })
})
