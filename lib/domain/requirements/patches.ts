/** Names the patches that BroadWorks needs, by release, in full, with who names them (domain.md 5.2). */
import type { BroadworksRelease } from '../provisioning/types'

export interface Patches {
  /** Flow-through on the AS, as the source names it. */
  flowThrough: readonly string[]
  /** The notes of that patch, where the source links them. */
  notesUrl?: string
  /** The provisioning URL parameter on the AS, as the vendor's guide names it. */
  provisioningUrl: readonly string[]
  /** The authentication service with CI token validation, on each XSP/ADP, as the vendor's guide names it. */
  authenticationService: readonly string[]
  /** Unified call history, before feature 25433 is activated, as the vendor's guide names it. */
  callHistory: readonly string[]
}

const notes = 'https://www.cisco.com/web/software/286326332'

const patches: Record<BroadworksRelease, Patches> = {
  R22: {
    flowThrough: ['AP.as.22.0.1123.ap376508'],
    notesUrl: `${notes}/154309/AP.as.22.0.1123.ap376508.txt`,
    provisioningUrl: ['AP.as.22.0.1123.ap373197'],
    authenticationService: ['AP.platform.22.0.1123.ap376508', 'AP.xsp.22.0.1123.ap376508', 'AP.xsp.22.0.1123.ap368601'],
    callHistory: [
      'AP.xsp.22.0.1123.ap378585',
      'AP.as.22.0.1123.ap378585',
      'AP.platform.22.0.1123.ap378585',
      'AP.ps.22.0.1123.ap378585',
    ],
  },
  R23: {
    flowThrough: ['AP.as.23.0.1075.ap376509'],
    notesUrl: `${notes}/154325/AP.as.23.0.1075.ap376509.txt`,
    provisioningUrl: ['AP.as.23.0.1075.ap373197'],
    authenticationService: ['AP.xsp.23.0.1075.ap376509', 'AP.platform.23.0.1075.ap376509'],
    callHistory: [
      'AP.as.23.0.1075.ap378585',
      'AP.platform.23.0.1075.ap378585',
      'AP.xsp.23.0.1075.ap378585 (XSP)',
      'Xsi-Events-23_2021.05_1.251.bwar (ADP)',
    ],
  },
  R24: {
    flowThrough: ['AP.as.24.0.944.ap375100'],
    notesUrl: `${notes}/154326/AP.as.24.0.944.ap375100.txt`,
    provisioningUrl: ['AP.as.24.0.944.ap384177'],
    authenticationService: [],
    callHistory: ['AP.as.24.0.944.ap378585', 'Xsi-Events-24_2021.05_1.251.bwar'],
  },
  later: { flowThrough: [], provisioningUrl: [], authenticationService: [], callHistory: [] },
}

/** Releases for which a patch is named, the oldest first. */
export const patchedReleases = ['R22', 'R23', 'R24'] as const

export function patchesOf(release: BroadworksRelease): Patches {
  return patches[release]
}
