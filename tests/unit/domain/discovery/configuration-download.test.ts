import { describe, expect, it } from 'vitest'
import type { AppOutcome } from '@/lib/domain/discovery/app-request'
import {
  afterDownload,
  afterDownloadLookup,
  nextDownloadStep,
  startDownload,
} from '@/lib/domain/discovery/configuration-download'
import type { AddressAnswer } from '@/lib/domain/discovery/discovery'

const answered = (status: number): AppOutcome => ({ kind: 'answered', status })

function steps(answer: AddressAnswer, outcomes: AppOutcome[]): string[] {
  const told: string[] = []
  let download = afterDownloadLookup(startDownload('xsp-dms.example.com'), answer)
  for (;;) {
    const step = nextDownloadStep(download)
    if (step.type === 'finished') return [...told, `${step.outcome} ${step.because}`]
    const outcome = outcomes.shift()
    if (step.type !== 'download' || !outcome) throw new Error('more is asked than expected')
    told.push(`${step.credentials} ${step.address} ${step.because}`)
    download = afterDownload(download, outcome)
  }
}

describe('the download of the configuration file', () => {
  const two: AddressAnswer = { outcome: 'found', addresses: ['198.51.100.48', '198.51.100.49'] }
  const sso = 'sso-token 198.51.100.48 sso-token-first'
  const device = 'device 198.51.100.48 sso-token-failed'

  it('asks for the address of the DMS host, and no SRV', () => {
    expect(nextDownloadStep(startDownload('xsp-dms.example.com'))).toEqual({
      type: 'lookup',
      record: 'A/AAAA',
      name: 'xsp-dms.example.com',
      because: 'dms-host',
    })
  })

  it('uses the first address and the SSO token, and stops when that is accepted', () => {
    expect(steps(two, [answered(200)])).toEqual([sso, 'downloaded sso-token-accepted'])
  })

  it.each<[string, AppOutcome]>([
    ['401', answered(401)],
    ['404', answered(404)],
    ['302', answered(302)],
    ['503', answered(503)],
    ['a network error', { kind: 'network-error' }],
    ['a TLS error', { kind: 'tls-error' }],
    ['silence', { kind: 'timeout' }],
  ])('tries the device’s credentials at the same address after %s', (_name, outcome) => {
    expect(steps(two, [outcome, answered(200)])).toEqual([sso, device, 'downloaded device-accepted'])
    expect(steps(two, [outcome, outcome])).toEqual([sso, device, 'failed device-failed'])
  })

  it('names the addresses it does not use', () => {
    const download = afterDownloadLookup(startDownload('xsp-dms.example.com'), two)
    expect(nextDownloadStep(download)).toMatchObject({ unused: ['198.51.100.49'] })
  })

  it('fails without an address, and says whether the name or the lookup is at fault', () => {
    expect(steps({ outcome: 'nothing' }, [])).toEqual(['failed no-address'])
    expect(steps({ outcome: 'failed' }, [])).toEqual(['failed lookup-failed'])
  })
})
