/** Decides whether the hub's port is free before anything is built, and names the next free one when it is not. */
import { createServer } from 'node:net'

const hosts = ['127.0.0.1', '::1']
const furthest = 200

/** True when nothing listens on `port` of this machine's loopback addresses or of `host`. */
export async function isFree(port, host) {
  for (const address of new Set(host ? [host, ...hosts] : hosts)) {
    if (!(await canListen(port, address))) return false
  }
  return true
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** The first free port after `port`. */
export async function nextFreePort(port, host) {
  for (let next = port + 1; next <= Math.min(port + furthest, 65535); next += 1) {
    if (await isFree(next, host)) return next
  }
  return undefined
}

/** Throws a sentence with the next free port when PORT is taken; a PORT that is no number is refused elsewhere. */
export async function refuseTakenPort(command) {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || undefined
  if (!Number.isInteger(port) || port < 1 || port > 65535 || (await isFree(port, host))) return
  const next = await nextFreePort(port, host)
  const advice = next ? ` The next free one is ${next}: PORT=${next} npm run ${command}` : ''
  throw Object.assign(new Error(`PORT ${port} is taken by another program.${advice}`), { exitCode: 69 })
}
