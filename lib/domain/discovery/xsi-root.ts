/** Decides where the app looks for XSI: the cluster's URL, unless the configuration file's tags name another root (domain.md 8.2). */
import { parseHost } from '../net/url-rules'

/** What discovery starts from. */
export interface XsiRoot {
  /** Lower case, no final dot: the XSI domain. */
  host: string
  /** Used only when no SRV record names a port. */
  port: number
}

/** As the app finds them in its configuration file; a tag that was never replaced, `%XSI_ROOT_WXT%`, counts as absent. */
export interface ConfigurationTags {
  root?: string
  actionsPath?: string
  eventsPath?: string
}

/** What the cloud told the app about the cluster. */
export interface ClusterXsi {
  root: XsiRoot
  actionsPath: string
  eventsPath: string
}

export interface TagVerdict {
  xsi: ClusterXsi
  /** Same: nothing happens. Paths: connect again to the hosts already known. Root: discover again from the new root. */
  because: 'no-tags' | 'tags-same' | 'tag-paths-differ' | 'tag-root-differs' | 'tag-root-unreadable'
}

/** The root that a URL or a bare name stands for, or null when it is not one. */
export function xsiRootOf(text: string): XsiRoot | null {
  const trimmed = text.trim()
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port } = new URL(url)
  const host = parseHost(hostname)
  if (protocol !== 'https:' || !host.ok) return null
  return { host: host.value, port: port === '' ? 443 : Number(port) }
}

/** What is asked of DNS for a root: the service's name under the XSI domain. */
export const srvNameOf = (root: Pick<XsiRoot, 'host'>): string => `_xsi-client._tcp.${root.host}`

/** Two roots are one when host and port agree: discovery is done once for it in a sign-in. */
export const rootKeyOf = ({ host, port }: XsiRoot): string => `${host}:${port}`

/** What the app uses once it has read its configuration file. Tags win over the cluster; an unreadable root is ignored. */
export function afterTags(cluster: ClusterXsi, tags: ConfigurationTags): TagVerdict {
  const [rootText, actionsPath, eventsPath] = [tags.root, tags.actionsPath, tags.eventsPath].map(given)
  const root = rootText === undefined ? cluster.root : xsiRootOf(rootText)
  if (root === null) return { xsi: cluster, because: 'tag-root-unreadable' }
  if (rootText === undefined && actionsPath === undefined && eventsPath === undefined) {
    return { xsi: cluster, because: 'no-tags' }
  }
  const xsi = { root, actionsPath: actionsPath ?? cluster.actionsPath, eventsPath: eventsPath ?? cluster.eventsPath }
  if (rootKeyOf(root) !== rootKeyOf(cluster.root)) return { xsi, because: 'tag-root-differs' }
  const isSame = samePath(xsi.actionsPath, cluster.actionsPath) && samePath(xsi.eventsPath, cluster.eventsPath)
  return { xsi, because: isSame ? 'tags-same' : 'tag-paths-differ' }
}

function given(tag: string | undefined): string | undefined {
  const text = tag?.trim() ?? ''
  return text === '' || /^%\w+%$/.test(text) ? undefined : text
}

const samePath = (one: string, other: string) => one.replace(/\/+$/, '') === other.replace(/\/+$/, '')
