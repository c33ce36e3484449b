/** Reads the tags that concern XSI from the app's configuration file, `config-wxt.xml` (domain.md 8.2, step 7). */
import type { ConfigurationTags } from './xsi-root'

/** What stands in `<xsi><paths>`; nothing when the file has no such part. Every search goes forward only, however the file is made. */
export function tagsOf(xml: string): ConfigurationTags {
  const paths = inside(inside(inside(withoutComments(xml), 'protocols'), 'xsi'), 'paths')
  return {
    root: textOf(inside(paths, 'root')),
    actionsPath: textOf(inside(paths, 'actions')),
    eventsPath: textOf(inside(paths, 'events')),
  }
}

/** The content of the first element of that name. */
function inside(xml: string | undefined, element: string): string | undefined {
  const opening = xml === undefined ? null : new RegExp(`<${element}(?:\\s[^<>]*)?>`).exec(xml)
  if (!xml || !opening) return undefined
  const start = opening.index + opening[0].length
  const end = xml.indexOf(`</${element}>`, start)
  return end < 0 ? undefined : xml.slice(start, end)
}

function withoutComments(xml: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = xml.indexOf('<!--'); at >= 0; at = xml.indexOf('<!--', from)) {
    parts.push(xml.slice(from, at))
    const end = xml.indexOf('-->', at)
    if (end < 0) return parts.join('')
    from = end + '-->'.length
  }
  return [...parts, xml.slice(from)].join('')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Undefined when it is empty or holds elements. */
function textOf(content: string | undefined): string | undefined {
  const text = content?.trim() ?? ''
  if (text === '' || text.includes('<')) return undefined
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
}
