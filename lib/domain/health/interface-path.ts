/** Owns the paths of the XSP's applications: which one a probe asks for, and what a mistyped one was meant to be (domain.md 5.1, 6). */
import type { InterfaceKind } from './types'

interface PathFacts {
  /** Where BroadWorks deploys it; assumed when the URL names no path. */
  deployed: string
  /** What a probe without credentials appends. */
  probe: string
}

const paths: Partial<Record<InterfaceKind, PathFacts>> = {
  'xsi-actions': { deployed: '/com.broadsoft.xsi-actions', probe: '/v2.0/versions' },
  'xsi-events': { deployed: '/com.broadsoft.xsi-events', probe: '/v2.0/versions' },
  'authentication-service': { deployed: '/authService', probe: '/token' },
}

/** The application's base path: no trailing slash, no version, never empty where the path is fixed. */
export function basePathOf(kind: InterfaceKind, path: string): string {
  const facts = paths[kind]
  const trimmed = path.replace(/\/+$/, '')
  if (!facts) return trimmed === '' ? '/' : path
  const base = [facts.probe, '/v2.0'].reduce(
    (rest, end) => (rest.endsWith(end) ? rest.slice(0, -end.length) : rest),
    trimmed,
  )
  return base === '' ? facts.deployed : base
}

/** The path of the probe without credentials; DMS is asked for exactly the configured file. */
export function probePathOf(kind: InterfaceKind, path: string): string {
  return basePathOf(kind, path) + (paths[kind]?.probe ?? '')
}

/** The profile of the test account under XSI-Actions. */
export function profilePathOf(path: string, userId: string): string {
  return `${basePathOf('xsi-actions', path)}/v2.0/user/${encodeURIComponent(userId.replace(/\p{Cs}/gu, '\ufffd'))}/profile`
}

/** Where an event channel is opened, as a stream: in the asynchronous application. */
export function channelPathOf(path: string): string {
  return `/com.broadsoft.async${basePathOf('xsi-events', path)}/v2.0/channel`
}

/** Where an open channel is ended, and below it kept alive. */
export function openChannelPathOf(path: string, channelId: string): string {
  return `${basePathOf('xsi-events', path)}/v2.0/channel/${encodeURIComponent(channelId)}`
}

/** The usual last segment when the one probed is a slip away from it; undefined when it is right or something else. */
export function nearPathOf(kind: InterfaceKind, probedPath: string): { typed: string; usual: string } | undefined {
  const usual = paths[kind]?.deployed.slice(1)
  const typed = basePathOf(kind, probedPath).split('/').at(-1) ?? ''
  if (!usual || typed === usual || typed === '') return undefined
  return distanceOf(typed.toLowerCase(), usual.toLowerCase()) <= 3 ? { typed, usual } : undefined
}

/** Levenshtein distance; both are short. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= to.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1)
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
