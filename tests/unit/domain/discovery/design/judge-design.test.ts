import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DnsDesign, designOf, missingLookups, noFacts } from '@/lib/domain/discovery/design/dns-facts'
import { judgeDesign } from '@/lib/domain/discovery/design/judge-design'
import type { DesignFinding } from '@/lib/domain/discovery/design/rules'
import { unknownAddress } from '@/lib/domain/discovery/design/zone-lines'
import { runsOf } from '@/tests/support/depth'
import { factsOfZone } from '@/tests/support/zone-file'

const [cloud, app, dms] = ['webex-cloud-xsp.example.com', 'webex-app-xsp.example.com', 'xsp-dms.example.com']
const separate: DnsDesign = { cloud: { host: cloud, port: 443 }, appDomain: app, dmsHost: dms }
const together: DnsDesign = { ...separate, appDomain: cloud, dmsHost: null }

const cloudLines = [`${cloud}. IN A 198.51.100.48`, `${cloud}. IN A 198.51.100.49`]
const dmsLines = [`${dms}. IN A 198.51.100.48`, `${dms}. IN A 198.51.100.49`]
const srv = (domain: string, priority: number, target: string) =>
  `_xsi-client._tcp.${domain}. IN SRV ${priority} 50 443 ${target}.`
const denial = (domain: string) => `_xsi-client._tcp.${domain}. IN SRV 0 0 0 .`
/** The source's example 1: a balancer at each of two sites. */
const example1 = [
  ...cloudLines,
  ...dmsLines,
  srv(app, 10, 'xsp-dc1.example.com'),
  srv(app, 20, 'xsp-dc2.example.com'),
  'xsp-dc1.example.com. IN A 198.51.100.48',
  'xsp-dc2.example.com. IN A 198.51.100.49',
]
/** Its example 2: one balancer with a bridge. */
const example2 = [...cloudLines, ...dmsLines, srv(app, 10, 'lb.example.com'), 'lb.example.com. IN A 198.51.100.83']
/** Both phases are right: the app finds its targets under the cloud's name too. */
const bothPhases = [...example1, srv(cloud, 10, 'xsp-dc1.example.com'), srv(cloud, 20, 'xsp-dc2.example.com')]

const judged = (lines: readonly string[], design = separate) => judgeDesign(design, factsOfZone(design, lines))
const told = (lines: readonly string[], design = separate) =>
  judged(lines, design).map(({ level, code, name }) => `${level} ${code} ${name.split('.')[0]}`)
const heavy = (findings: readonly DesignFinding[]) =>
  findings.filter(({ level }) => level === 'error' || level === 'warning')
const only = (findings: readonly DesignFinding[], code: string) => {
  const found = findings.find((finding) => finding.code === code)
  if (!found) throw new Error(`${code} is not among ${findings.map((finding) => finding.code).join()}`)
  return found
}

describe('the DNS design of the source', () => {
  it('example 1 is right, except that the app starts under the cloud’s name', () => {
    expect(told(example1)).toEqual([
      'warning before-tag-several-addresses webex-cloud-xsp',
      'notice tag-needed webex-app-xsp',
      'notice persistence-unproven webex-app-xsp',
      'passed cloud-several-addresses webex-cloud-xsp',
      'passed names-separate webex-app-xsp',
      'passed app-srv-present webex-app-xsp',
      'passed target-one-address xsp-dc1',
      'passed target-one-address xsp-dc2',
      'passed dms-has-addresses xsp-dms',
    ])
  })

  it('example 1 with SRV under the cloud’s name too is right in both phases: the cloud ignores it', () => {
    expect(heavy(judged(bothPhases))).toEqual([])
    expect(told(bothPhases)).toContain('notice cloud-srv-ignored webex-cloud-xsp')
    expect(told(bothPhases)).toContain('passed before-tag-srv-present webex-cloud-xsp')
  })

  it('example 2 hangs on one balancer, which is a notice and no fault', () => {
    expect(heavy(judged(example2)).map(({ code }) => code)).toEqual(['before-tag-several-addresses'])
    expect(told(example2)).toContain('notice one-target webex-app-xsp')
  })

  it('proposes the app’s own records for the phase before the tag', () => {
    expect(only(judged(example1), 'before-tag-several-addresses')).toMatchObject({
      expected: 'srv-records',
      found: cloudLines,
      fix: 'publish-srv-under-cloud-name',
      why: 'channel-breaks-until-the-tag',
      zone: { remove: [], add: [srv(cloud, 10, 'xsp-dc1.example.com'), srv(cloud, 20, 'xsp-dc2.example.com')] },
    })
  })

  it('names the root that the tag has to carry', () => {
    const design = { ...separate, cloud: { host: cloud, port: 8443 } }
    expect(only(judged(example1), 'tag-needed').params.root).toBe(`https://${app}`)
    expect(only(judged(example1, design), 'tag-needed').params.root).toBe(`https://${app}:8443`)
  })
})

describe('the cloud’s name', () => {
  it('without an address is an error, with one a notice; the targets’ addresses are proposed', () => {
    const none = example1.filter((line) => !line.startsWith(cloud))
    expect(only(judged(none), 'cloud-no-address')).toMatchObject({ level: 'error', zone: { add: cloudLines } })
    const one = example1.filter((line) => line !== cloudLines[1])
    expect(only(judged(one), 'cloud-one-address')).toMatchObject({ level: 'notice', zone: { add: [cloudLines[1]] } })
    expect(only(judged([]), 'cloud-no-address').zone.add).toEqual([`${cloud}. IN A ${unknownAddress}`])
  })
})

describe('one name for cloud and app', () => {
  it('is advised against even when it works, with a name and its records to use instead', () => {
    const lines = [...cloudLines, ...bothPhases.filter((line) => line.includes(`tcp.${cloud}`) || /^xsp-dc/.test(line))]
    expect(heavy(judged(lines, together)).map(({ code }) => code)).toEqual(['names-not-separate'])
    expect(only(judged(lines, together), 'names-not-separate')).toMatchObject({
      params: { proposed: app },
      zone: { add: [srv(app, 10, 'xsp-dc1.example.com'), srv(app, 20, 'xsp-dc2.example.com')] },
    })
  })

  it('breaks channels when the cloud’s addresses are all that the app finds', () => {
    expect(only(judged(cloudLines, together), 'app-fallback-several-addresses')).toMatchObject({
      level: 'error',
      why: 'channel-breaks',
      zone: {
        remove: [],
        add: [
          srv(cloud, 10, 'webex-cloud-xsp-1.example.com'),
          srv(cloud, 20, 'webex-cloud-xsp-2.example.com'),
          'webex-cloud-xsp-1.example.com. IN A 198.51.100.48',
          'webex-cloud-xsp-2.example.com. IN A 198.51.100.49',
        ],
      },
    })
  })

  it('gets a name of its own even when the cloud’s does not say "cloud"', () => {
    const design: DnsDesign = {
      cloud: { host: 'xsp.example.com', port: 443 },
      appDomain: 'xsp.example.com',
      dmsHost: null,
    }
    expect(only(judged([], design), 'names-not-separate').params.proposed).toBe('xsp-app.example.com')
  })
})

describe('the app’s domain', () => {
  const withoutSrv = example1.filter((line) => !line.includes('SRV'))

  it('needs SRV even when its one address would do', () => {
    expect(only(judged([...withoutSrv, `${app}. IN A 198.51.100.48`]), 'app-srv-missing').level).toBe('error')
  })

  it('cannot be reached without SRV and without an address', () => {
    expect(only(judged(withoutSrv), 'app-unreachable').level).toBe('error')
  })

  it('must not have several addresses: an error without SRV, a warning beside it', () => {
    const several = [`${app}. IN A 198.51.100.48`, `${app}. IN A 198.51.100.49`]
    expect(only(judged([...withoutSrv, ...several]), 'app-fallback-several-addresses').found).toEqual(several)
    expect(only(judged([...example1, ...several]), 'app-domain-several-addresses')).toMatchObject({
      level: 'warning',
      zone: { remove: [several[1]], add: [] },
    })
    expect(heavy(judged([...bothPhases, `${app}. IN A 198.51.100.48`]))).toEqual([])
  })

  it('may say that the service is not offered, which no app survives', () => {
    expect(only(judged([...withoutSrv, denial(app)]), 'app-not-offered').zone.remove).toEqual([denial(app)])
    expect(only(judged([...example1, denial(cloud)]), 'before-tag-not-offered').level).toBe('error')
  })
})

describe('a target of the app', () => {
  const second = 'xsp-dc1.example.com. IN A 198.51.100.50'

  it('with several addresses is split, wherever SRV names it', () => {
    expect(only(judged([...bothPhases, second]), 'target-several-addresses')).toMatchObject({
      level: 'error',
      found: ['xsp-dc1.example.com. IN A 198.51.100.48', second],
      zone: {
        remove: [srv(app, 10, 'xsp-dc1.example.com'), srv(cloud, 10, 'xsp-dc1.example.com')],
        add: [
          srv(app, 10, 'xsp-dc1-1.example.com'),
          srv(app, 10, 'xsp-dc1-2.example.com'),
          srv(cloud, 10, 'xsp-dc1-1.example.com'),
          srv(cloud, 10, 'xsp-dc1-2.example.com'),
          'xsp-dc1-1.example.com. IN A 198.51.100.48',
          'xsp-dc1-2.example.com. IN A 198.51.100.50',
        ],
      },
    })
  })

  it.each([
    ['no address', example1.filter((line) => !line.startsWith('xsp-dc2')), 'error target-no-address xsp-dc2'],
    [
      'an IPv6 address beside its IPv4',
      [...example1, 'xsp-dc2.example.com. IN AAAA 2001:db8::1'],
      'warning target-dual-stack xsp-dc2',
    ],
    [
      'an alias',
      [
        ...example1.filter((line) => !line.startsWith('xsp-dc2')),
        'xsp-dc2.example.com. IN CNAME b.example.com.',
        'b.example.com. IN A 198.51.100.49',
      ],
      'warning target-is-alias xsp-dc2',
    ],
    [
      'the address of another',
      [...example1.filter((line) => !line.startsWith('xsp-dc2')), 'xsp-dc2.example.com. IN A 198.51.100.48'],
      'warning targets-share-address webex-app-xsp',
    ],
  ])('with %s is found', (_name, lines, expected) => {
    expect(told(lines)).toContain(expected)
  })

  it('has several addresses as soon as one is more than an IPv4 and an IPv6', () => {
    const lines = [...bothPhases, second, 'xsp-dc1.example.com. IN AAAA 2001:db8::1']
    expect(told(lines)).toContain('error target-several-addresses xsp-dc1')
  })

  it('has one address when the answer repeats it', () => {
    expect(heavy(judged([...bothPhases, 'xsp-dc1.example.com. IN A 198.51.100.48']))).toEqual([])
  })

  it('is split into names that no other target has', () => {
    const lines = [
      ...example1,
      second,
      srv(app, 30, 'xsp-dc1-1.example.com'),
      'xsp-dc1-1.example.com. IN A 198.51.100.51',
    ]
    expect(only(judged(lines), 'target-several-addresses').zone.add.slice(2)).toEqual([
      'xsp-dc1-2.example.com. IN A 198.51.100.48',
      'xsp-dc1-3.example.com. IN A 198.51.100.50',
    ])
  })

  it('is judged once when both names list it', () => {
    expect(judged(bothPhases).filter(({ code }) => code === 'target-one-address')).toHaveLength(2)
  })
})

describe('DMS', () => {
  it('is right with one address and with several, and wrong without', () => {
    expect(told(example1.filter((line) => line !== dmsLines[1]))).toContain('passed dms-has-addresses xsp-dms')
    expect(told(example1)).toContain('passed dms-has-addresses xsp-dms')
    expect(told(example1.filter((line) => !line.startsWith(dms)))).toContain('error dms-no-address xsp-dms')
    expect(told(example1, { ...separate, dmsHost: null }).join()).not.toContain('dms')
  })
})

describe('the names of a cluster', () => {
  const url = 'https://Webex-Cloud-XSP.example.com:8443/com.broadsoft.xsi-actions'
  it.each([
    [
      { xsiActionsUrl: url, xsiDomain: 'Webex-App-XSP.example.com', dmsUrl: 'https://xsp-dms.example.com/dms/wxt' },
      { cloud: { host: cloud, port: 8443 }, appDomain: app, dmsHost: dms },
    ],
    [
      { xsiActionsUrl: url, xsiDomain: '', dmsUrl: '' },
      { cloud: { host: cloud, port: 8443 }, appDomain: cloud, dmsHost: null },
    ],
    [{ xsiActionsUrl: '', xsiDomain: app, dmsUrl: '' }, null],
  ])('are read from its fields (%#)', (fields, expected) => {
    expect(designOf(fields)).toEqual(expected)
  })
})

describe('what cannot be known', () => {
  it('is unknown and never an error: a failed lookup, and one that was not made', () => {
    const failed = judgeDesign(
      separate,
      factsOfZone(separate, example1, () => true),
    )
    expect(
      new Set(failed.filter(({ level }) => level !== 'notice' && level !== 'passed').map(({ code }) => code)),
    ).toEqual(new Set(['lookup-failed']))
    expect(judgeDesign(separate, noFacts).some(({ level }) => level === 'error')).toBe(false)
  })

  it('asks for targets once their domain is answered, and for each name once', () => {
    expect(missingLookups(separate, noFacts).map(({ record, name }) => `${record} ${name.split('.')[0]}`)).toEqual([
      'SRV webex-cloud-xsp',
      'SRV webex-app-xsp',
      'A/AAAA webex-cloud-xsp',
      'A/AAAA webex-app-xsp',
      'A/AAAA xsp-dms',
    ])
    expect([...factsOfZone(separate, bothPhases).addresses.keys()].slice(3)).toEqual([
      'xsp-dc1.example.com',
      'xsp-dc2.example.com',
    ])
  })
})

describe('whatever stands in the zone', () => {
  const targets = ['x.example.com', 'x-1.example.com', 'y.example.com', cloud]
  const anyAddress = fc.constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8::1')
  const anyLine = fc.oneof(
    fc
      .tuple(fc.constantFrom(cloud, app, dms, ...targets), anyAddress)
      .map(([name, address]) => `${name}. IN ${address.includes(':') ? 'AAAA' : 'A'} ${address}`),
    fc
      .tuple(fc.constantFrom(cloud, app), fc.constantFrom(0, 10), fc.constantFrom(...targets, null))
      .map(([domain, priority, target]) => (target === null ? denial(domain) : srv(domain, priority, target))),
  )
  const anyZone = fc.uniqueArray(anyLine, { maxLength: 14 })
  const anyDesign = fc.constantFrom(separate, together)

  /** Each unknown address becomes a new one, as an administrator would fill it in. */
  function pasted(lines: readonly string[], { zone }: DesignFinding, round = 0): string[] {
    const rest = lines.filter((line) => !zone.remove.includes(line))
    return [...rest, ...zone.add.map((line, index) => line.replace(unknownAddress, `203.0.${round}.${index + 1}`))]
  }
  const mendedBy = (design: DnsDesign, { code, params }: DesignFinding): DnsDesign =>
    code === 'names-not-separate' ? { ...design, appDomain: String(params.proposed) } : design

  it('a finding that proposes lines is gone once they are pasted', () => {
    fc.assert(
      fc.property(anyDesign, anyZone, (design, lines) => {
        for (const finding of heavy(judged(lines, design))) {
          const { code, name, params, found } = finding
          const left = judged(pasted(lines, finding), mendedBy(design, finding))
          const isLeft = left.some(
            (other) => other.code === code && other.name === name && other.params.address === params.address,
          )
          if (isLeft) throw new Error(`${code} of ${name} (${found.join('; ')}) is left`)
        }
      }),
      { numRuns: runsOf({ quick: 300, full: 2_000 }) },
    )
  }, 60_000)

  it('pasting what the heaviest finding proposes, again and again, ends with a design that is right', () => {
    fc.assert(
      fc.property(anyDesign, anyZone, (start, zone) => {
        let [design, lines] = [start, zone]
        for (let round = 0; round < 40; round += 1) {
          const [finding] = heavy(judged(lines, design))
          if (!finding) return
          lines = pasted(lines, finding, round)
          design = mendedBy(design, finding)
        }
        throw new Error(`never right: ${lines.join('; ')}`)
      }),
      { numRuns: runsOf({ quick: 200, full: 2_000 }) },
    )
  }, 60_000)

  it('what is found and what is removed stands in the zone, and the heaviest comes first', () => {
    const levels = ['error', 'warning', 'unknown', 'notice', 'passed']
    fc.assert(
      fc.property(anyDesign, anyZone, (design, lines) => {
        const findings = judged(lines, design)
        for (const { code, found, zone } of findings) {
          const invented = [...found, ...zone.remove].filter((line) => !lines.includes(line))
          if (invented.length > 0) throw new Error(`${code}: ${invented.join('; ')}`)
        }
        const order = findings.map(({ level }) => levels.indexOf(level))
        expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
      { numRuns: runsOf({ quick: 300, full: 2_000 }) },
    )
  }, 60_000)
})
