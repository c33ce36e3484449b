/** Draws each edge topology as parties and the hops between them, and says which places decide about a hop. */
import type { EdgeTopology, Place } from '../places'

export type Party = 'cloud' | 'proxy' | 'xsp' | 'as'

/** From the one who asks to the one who answers. */
export interface Hop {
  readonly from: Party
  readonly to: Party
  readonly places: readonly Place[]
  /** TLS goes through without an end: nothing is shown or checked here. */
  readonly isPassedThrough?: true
}

const toAs: Hop = { from: 'xsp', to: 'as', places: ['client-identity'] }
const facingCloud: readonly Place[] = ['public-server', 'webex-trust', 'authentication-service']

export const hopsOf: Readonly<Record<EdgeTopology, readonly Hop[]>> = {
  'tls-bridge': [
    { from: 'cloud', to: 'proxy', places: ['public-server', 'webex-trust'] },
    {
      from: 'proxy',
      to: 'xsp',
      places: ['internal-server', 'bridge-client', 'bridge-trust', 'authentication-service'],
    },
    toAs,
  ],
  'tls-passthrough': [
    { from: 'cloud', to: 'proxy', places: [], isPassedThrough: true },
    { from: 'proxy', to: 'xsp', places: facingCloud },
    toAs,
  ],
  'xsp-in-dmz': [{ from: 'cloud', to: 'xsp', places: facingCloud }, toAs],
}
