/** Decides each step of the configuration file's download from DMS: which address, which credentials (domain.md 8.2, step 6). */
import type { AppOutcome } from './app-request'
import type { AddressAnswer } from './discovery'

export interface Download {
  readonly host: string
  /** Undefined until the name is looked up. */
  readonly answer: AddressAnswer | undefined
  readonly outcomes: readonly AppOutcome[]
}

export type DownloadStep =
  | { type: 'lookup'; record: 'A/AAAA'; name: string; because: 'dms-host' }
  | {
      type: 'download'
      host: string
      address: string
      credentials: 'sso-token' | 'device'
      because: 'sso-token-first' | 'sso-token-failed'
      /** Addresses that DNS gave and the app does not use: one or several are both right. */
      unused: readonly string[]
    }
  | {
      type: 'finished'
      outcome: 'downloaded' | 'failed'
      because: 'sso-token-accepted' | 'device-accepted' | 'device-failed' | 'no-address' | 'lookup-failed'
    }

export function startDownload(host: string): Download {
  return { host, answer: undefined, outcomes: [] }
}

/** The next step. Any failure of the token, silence and network errors too, leads to the device's credentials. */
export function nextDownloadStep({ host, answer, outcomes }: Download): DownloadStep {
  if (!answer) return { type: 'lookup', record: 'A/AAAA', name: host, because: 'dms-host' }
  const [address, ...unused] = answer.outcome === 'found' ? answer.addresses : []
  if (address === undefined) {
    const because = answer.outcome === 'failed' ? 'lookup-failed' : 'no-address'
    return { type: 'finished', outcome: 'failed', because }
  }
  const [token, device] = outcomes
  if (!token) {
    return { type: 'download', host, address, credentials: 'sso-token', because: 'sso-token-first', unused }
  }
  if (isDownloaded(token)) return { type: 'finished', outcome: 'downloaded', because: 'sso-token-accepted' }
  if (!device) return { type: 'download', host, address, credentials: 'device', because: 'sso-token-failed', unused }
  return isDownloaded(device)
    ? { type: 'finished', outcome: 'downloaded', because: 'device-accepted' }
    : { type: 'finished', outcome: 'failed', because: 'device-failed' }
}

export function afterDownloadLookup(download: Download, answer: AddressAnswer): Download {
  return { ...download, answer }
}

export function afterDownload(download: Download, outcome: AppOutcome): Download {
  return { ...download, outcomes: [...download.outcomes, outcome] }
}

const isDownloaded = (outcome: AppOutcome) =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
