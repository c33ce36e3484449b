/** The network of the demo: one cluster for each thing worth seeing, and one that waits to be added. */
import type { LabClusterStory, LabStory } from './story'

const cluster = (key: string, name: string, rest: Partial<LabClusterStory> = {}): LabClusterStory => ({
  key,
  name,
  domain: `${key}.example.com`,
  edge: 'tls-passthrough',
  testAccount: { userId: `probe@${key}.example.com`, password: 'Señal-2026-ñandú' },
  device: { userId: `device-${key}`, password: 'wxt-profile-7' },
  ...rest,
})

export const demoStory: LabStory = {
  clusters: [
    cluster('amsterdam', 'Amsterdam'),
    cluster('lisboa', 'Lisboa', { edge: 'tls-bridge' }),
    cluster('madrid', 'Madrid Norte', { edge: 'xsp-in-dmz', hosts: { 'xsi-events': 'events.madrid.example.com' } }),
    cluster('valencia', 'Valencia'),
    cluster('dublin', 'Dublin', { certificateExpiresInDays: 9 }),
    cluster('malaga', 'Málaga', { edge: 'tls-bridge' }),
    cluster('faro', 'Faro'),
  ],
  faults: [
    { fault: 'hang-http', cluster: 'lisboa', site: 'b', interface: 'xsi-actions' },
    { fault: 'certificate-expired', cluster: 'madrid', site: 'a', interface: 'xsi-events' },
    { fault: 'http-503', cluster: 'madrid', site: 'b', interface: 'xsi-events' },
  ],
}
