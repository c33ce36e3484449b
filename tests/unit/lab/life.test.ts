import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, expect, test } from 'vitest'
import { demoStory } from '@/lib/lab/demo-story'
import { labEnvironment } from '@/lib/lab/environment'
import { type Lab, startLab } from '@/lib/lab/start-lab'
import { ask, askUdp, basic, open, summaryOf } from '@/tests/support/lab-client'
import { clusterStory, oneOfEach } from '@/tests/support/lab-stories'

const running: Lab[] = []
const start = async (options: Parameters<typeof startLab>[0]) => {
  const lab = await startLab(options)
  running.push(lab)
  return lab
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((lab) => lab.stop()))
})

/** Listening sockets of this process, open connections included. */
const openSockets = () => process.getActiveResourcesInfo().filter((kind) => /TCP|UDP|TLS/.test(kind)).length

test('two labs at once take two ranges and answer for themselves', async () => {
  const [one, other] = await Promise.all([start({ story: oneOfEach }), start({ story: oneOfEach })])
  expect(one.range).not.toBe(other.range)
  for (const lab of [one, other]) {
    const address = lab.cluster('open').addresses[0] ?? ''
    expect(summaryOf(await askUdp(lab, 'xsi.open.example.com', 'A'))).toContain(address)
    expect(
      (await ask(lab, { address, host: 'xsi.open.example.com', path: '/com.broadsoft.xsi-actions/v2.0/versions' }))
        .status,
    ).toBe(200)
  }
})

test('a range that is taken is refused by name, and nothing of it stays', async () => {
  const lab = await start({ story: oneOfEach })
  await expect(startLab({ story: oneOfEach, range: lab.range })).rejects.toMatchObject({ code: 'range-taken' })
  await running.pop()?.stop()
  await expect.poll(openSockets).toBe(0)
})

test('a control port that is taken is refused, and the range is free again', async () => {
  const lab = await start({ story: oneOfEach })
  const controlPort = Number(new URL(lab.controlUrl).port)
  await expect(startLab({ story: oneOfEach, range: 251, controlPort })).rejects.toMatchObject({
    code: 'control-port-taken',
  })
  const again = await start({ story: oneOfEach, range: 251 })
  expect(again.range).toBe(251)
})

test('a port that another program holds is refused by name, and nothing of the lab stays', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen({ host: '127.252.1.11', port: 8012 }, resolve))
  await expect(startLab({ story: oneOfEach, range: 252 })).rejects.toMatchObject({
    code: 'port-taken',
    params: { address: '127.252.1.11', port: 8012 },
  })
  server.close()
  await expect.poll(openSockets).toBe(0)
})

test('a stop leaves no socket, whatever hangs', async () => {
  await expect.poll(openSockets).toBe(0)
  const lab = await startLab({ story: oneOfEach })
  const cluster = lab.cluster('bridge')
  const call = { address: cluster.addresses[0] ?? '', host: cluster.hosts['xsi-events'] }
  await lab.setFault({ cluster: 'through', fault: 'slow', params: { milliseconds: 60_000 } })
  const through = lab.cluster('through')
  const hanging = ask(lab, {
    address: through.addresses[0] ?? '',
    host: through.hosts.dms,
    path: '/dms/wxt/config-wxt.xml',
  })
  const stream = await open(lab, {
    ...call,
    path: '/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel',
    method: 'POST',
    headers: basic(cluster.testAccount),
    body: '<Channel><channelSetId>s</channelSetId></Channel>',
  })
  const cut = new Promise((resolve) => stream.once('close', resolve))
  stream.on('error', () => {}).resume()
  const ended = expect(hanging).rejects.toThrow()
  await lab.stop()
  await Promise.all([ended, cut])
  await expect.poll(openSockets).toBe(0)
})

test('a process whose lab was stopped ends by itself', async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.json',
  })
  const directory = mkdtempSync(join(process.cwd(), 'node_modules', '.lab-test-'))
  writeFileSync(join(directory, 'program.mjs'), outputFiles[0]?.contents ?? '')
  const child = spawn(process.execPath, [join(directory, 'program.mjs')], { stdio: 'ignore' })
  const exitCode = await new Promise((resolve) => child.once('exit', resolve))
  rmSync(directory, { recursive: true })
  expect(exitCode).toBe(0)
})

const program = `
import { startLab } from './lib/lab/start-lab'
import { demoStory } from './lib/lab/demo-story'
const lab = await startLab({ story: demoStory })
await lab.setFault({ cluster: 'lisboa', fault: 'slow', params: { milliseconds: 60000 } })
await lab.stop()
`

test('faults are those of the story at every start', async () => {
  const story = {
    ...oneOfEach,
    faults: [{ cluster: 'open', site: 'b', interface: 'dms' as const, fault: 'http-503' as const }],
  }
  const lab = await start({ story })
  expect(lab.faults()).toMatchObject([
    { cluster: 'open', address: lab.cluster('open').addresses[1], fault: 'http-503' },
  ])
  await lab.setFault({ cluster: 'open', fault: 'refuse' })
  expect(await lab.clearFault()).toBe(2)
  await lab.restoreStory()
  expect(lab.faults()).toHaveLength(1)
})

test('a story that does not fit itself is refused at the start', async () => {
  const faults = [{ cluster: 'nobody', fault: 'refuse' as const }]
  await expect(startLab({ story: { ...oneOfEach, faults } })).rejects.toMatchObject({ code: 'unknown-cluster' })
})

test('a story with more clusters than the range has room for is refused', async () => {
  const clusters = Array.from({ length: 255 }, (_, index) => clusterStory(`c${index}`, { edge: 'tls-bridge' }))
  await expect(startLab({ story: { clusters } })).rejects.toMatchObject({ code: 'story-too-large' })
})

test("a directory keeps the hierarchy, so that a second start is trusted by the first one's anchor", async () => {
  const directory = mkdtempSync(join(tmpdir(), 'lab-test-'))
  const story = { clusters: [clusterStory('open')] }
  const first = await startLab({ story, directory })
  await first.stop()
  const second = await start({ story, directory })
  expect(second.anchorsPem).toBe(first.anchorsPem)
  expect(second.clientKeyPem).toBe(first.clientKeyPem)
  const call = { address: second.cluster('open').addresses[0] ?? '', host: 'xsi.open.example.com' }
  expect(
    (await ask(second, { ...call, path: '/com.broadsoft.xsi-actions/v2.0/versions', tls: { ca: first.anchorsPem } }))
      .status,
  ).toBe(200)
  rmSync(directory, { recursive: true })
})

test('the environment names resolver, anchor, range, page and mail server, and nothing else', async () => {
  const lab = await start({ story: { clusters: [] } })
  expect(labEnvironment(lab)).toEqual({
    RESOLVER_ADDRESS: `127.${lab.range}.0.53:5300`,
    TRUSTED_ANCHORS_FILE: lab.anchorsFile,
    OUTBOUND_ALLOWED_RANGES: `127.${lab.range}.0.0/16`,
    LAB_URL: lab.controlUrl,
    SMTP_URL: `smtp://127.${lab.range}.0.25:2525`,
    MAIL_FROM: 'Partner Hub <hub@example.net>',
  })
})

test('the demo has a cluster for each thing worth seeing, and one that waits to be added', async () => {
  const lab = await start({ story: demoStory })
  expect(lab.clusters.map(({ name }) => name)).toEqual([
    'Amsterdam',
    'Lisboa',
    'Madrid Norte',
    'Valencia',
    'Dublin',
    'Málaga',
    'Faro',
  ])
  const madrid = lab.cluster('madrid')
  const events = { host: madrid.hosts['xsi-events'], path: '/com.broadsoft.xsi-events/v2.0/versions' }
  await expect(ask(lab, { ...events, address: madrid.addresses[0] ?? '' })).rejects.toMatchObject({
    code: 'CERT_HAS_EXPIRED',
  })
  expect((await ask(lab, { ...events, address: madrid.addresses[1] ?? '' })).status).toBe(503)
  for (const address of madrid.addresses) {
    const actions = { host: madrid.hosts['xsi-actions'], path: '/com.broadsoft.xsi-actions/v2.0/versions' }
    expect((await ask(lab, { ...actions, address })).status).toBe(200)
  }
})
