import { describe, expect, it } from 'vitest'
import { crowdStory } from '@/lib/lab/crowd-story'
import { demoStory } from '@/lib/lab/demo-story'
import { storySchema } from '@/lib/lab/story'
import { oneOfEach } from '@/tests/support/lab-stories'

describe('a story file', () => {
  it.each([
    ['the demo', demoStory],
    ['one of each', oneOfEach],
    ['the crowd', crowdStory(2_000)],
  ])('can tell the network of %s', (_name, story) => {
    expect(storySchema.parse(JSON.parse(JSON.stringify(story)))).toEqual(story)
  })

  const [cluster] = oneOfEach.clusters
  it.each([
    ['no cluster', { clusters: [] }],
    ['an unknown topology', { clusters: [{ ...cluster, edge: 'cloud' }] }],
    ['a host for an interface that is none', { clusters: [{ ...cluster, hosts: { ftp: 'ftp.example.com' } }] }],
    ['a word that the format does not know', { clusters: [{ ...cluster, sitess: 3 }] }],
    ['a fault that nobody simulates', { clusters: [cluster], faults: [{ cluster: 'open', fault: 'earthquake' }] }],
  ])('is refused with %s', (_what, story) => {
    expect(storySchema.safeParse(story).success).toBe(false)
  })
})
