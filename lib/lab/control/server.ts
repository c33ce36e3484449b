/** placeholder */
import { createServer } from 'node:http'
import { close, listen } from '../sockets'
import type { LabControl } from '../start-lab'
import type { LabCluster } from '../story'

export interface ControlOptions {
  port: number
  clusters: LabCluster[]
  control: LabControl
}

export const startControl = async (options: ControlOptions): Promise<{ url: string; stop(): Promise<void> }> => {
  const server = createServer((_request, response) => response.writeHead(404).end())
  await listen(server, { host: '127.0.0.1', port: options.port })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) }
}
