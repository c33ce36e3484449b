/** Starts the server that both sides measure against, in a process of its own, so that only the client's processor time counts. */
import { spawn } from 'node:child_process'
import { issue } from '../../support/test-authority'

export interface TargetProcess {
  address: string
  port: number
  /** `address:port` of its DNS server. */
  resolverAddress: string
  stop(): void
}

const source = `
import { createServer } from 'node:tls'
import { createSocket } from 'node:dgram'
import dns from 'dns-packet'
const { cert, key, answer, address, resolver } = JSON.parse(process.env.BENCH_TARGET)
const https = createServer({ cert, key }, (socket) => {
  socket.on('error', () => socket.destroy())
  socket.once('data', () => socket.end(answer))
})
https.on('tlsClientError', () => {})
const udp = createSocket('udp4')
udp.on('message', (message, from) => {
  const { id, questions } = dns.decode(message)
  const [{ name, type }] = questions
  const answers = type === 'A' ? [{ type, name, ttl: 60, data: address }] : []
  udp.send(dns.encode({ id, type: 'response', flags: 0x180, questions, answers }), from.port, from.address)
})
https.listen({ host: address, port: 0, backlog: 1024 }, () =>
  udp.bind(0, resolver, () => console.log(JSON.stringify([https.address().port, udp.address().port]))))
process.on('disconnect', () => process.exit())
`

/** @param answer the whole HTTP answer to whatever is asked */
export async function startTarget(host: string, answer: string): Promise<TargetProcess> {
  const [address, resolver] = ['127.78.0.11', '127.78.0.53']
  const settings = JSON.stringify({ ...issue({ host }), answer, address, resolver })
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    env: { ...process.env, BENCH_TARGET: settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [port, dnsPort] = await new Promise<[number, number]>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as [number, number]))
    child.once('exit', () => reject(new Error('the target of the benchmark did not start')))
  })
  return { address, port, resolverAddress: `${resolver}:${dnsPort}`, stop: () => child.disconnect() }
}
