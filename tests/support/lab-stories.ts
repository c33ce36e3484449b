/** Small networks for the tests of the lab. */
import type { LabClusterStory, LabStory } from '@/lib/lab/story'

export const clusterStory = (key: string, rest: Partial<LabClusterStory> = {}): LabClusterStory => ({
  key,
  name: key,
  domain: `${key}.example.com`,
  edge: 'xsp-in-dmz',
  testAccount: { userId: `probe@${key}.example.com`, password: 'Contraseña-ünï-7' },
  device: { userId: `device-${key}`, password: 'plain-7' },
  ...rest,
})

export const oneOfEach: LabStory = {
  clusters: [
    clusterStory('open'),
    clusterStory('bridge', { edge: 'tls-bridge', authentication: 'mtls' }),
    clusterStory('through', { edge: 'tls-passthrough', versionsNeedLogin: true }),
  ],
}
