/**
 * Reads an SVG without drawing it and refuses what a logo never needs and an attacker does: scripts, event handlers,
 * entities, anything from elsewhere, styles, embedded pictures, and shapes that multiply. Whatever is not known is
 * refused: a list of what is allowed cannot be outwitted by what somebody forgot to forbid.
 */
import { ok, type Result, refuse } from '../result'

/** Shapes and paint that drawing programs write for a logo. */
const allowedElements = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath mask title desc metadata'.split(
    ' ',
  ),
)

/** What drawing programs add for themselves; it is never drawn, and its contents are not either. */
const editorPrefixes = ['sodipodi:', 'inkscape:', 'rdf:', 'cc:', 'dc:', 'sketch:']

const limits = { elements: 2_000, depth: 32, attributes: 64, pathLength: 200_000 } as const

export interface SvgSize {
  width: number
  height: number
}

/** The sides an SVG asks for (only their ratio matters), or why it is refused. */
export function checkSvg(bytes: Uint8Array): Result<SvgSize> {
  const text = utf8Of(bytes)
  if (text === null) return refuse('svg-not-utf8')
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|\[CDATA\[)/i.test(text)) return refuse('svg-entities')
  const read = elementsOf(text)
  if (!read.ok) return read
  const [root] = read.value
  if (root?.name !== 'svg') return refuse('svg-no-root')
  for (const element of read.value) {
    const fault = faultOf(element)
    if (fault) return fault
  }
  return sizeOf(root)
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(text)?.[1]
    return text.includes('\0') || (declared && !/^utf-?8$/i.test(declared)) ? null : text
  } catch {
    return null
  }
}

interface SvgElement {
  name: string
  attributes: [string, string][]
}

/** A strict reading: every `<` opens a tag, a comment or the XML declaration, and every tag is closed in its turn. */
function elementsOf(text: string): Result<SvgElement[]> {
  const elements: SvgElement[] = []
  const open: string[] = []
  const token =
    /<!--[\s\S]*?-->|<\?xml\s[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next < 0 ? undefined : next)
    if (between.includes('&') && hasUnknownEntity(between)) return refuse('svg-entities')
    if (next < 0) break
    token.lastIndex = next
    const found = token.exec(text)
    if (!found) return refuse('svg-malformed')
    const [whole, closing, name, attributes = '', isEmpty] = found
    if (attributes.includes('&') && hasUnknownEntity(attributes)) return refuse('svg-entities')
    at = next + whole.length
    if (closing !== undefined && open.pop() !== closing) return refuse('svg-malformed')
    if (name === undefined) continue
    elements.push({ name, attributes: attributesOf(attributes) })
    if (isEmpty !== '/') open.push(name)
    if (elements.length > limits.elements || open.length > limits.depth)
      return refuse('svg-too-complex', { params: { elements: limits.elements, depth: limits.depth } })
  }
  return open.length === 0 && elements.length > 0 ? ok(elements) : refuse('svg-malformed')
}

const hasUnknownEntity = (text: string): boolean =>
  text.replace(/&(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, '').includes('&')

function attributesOf(text: string): [string, string][] {
  return [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g)].map(([, name = '', double, single]) => [
    name,
    unescaped(double ?? single ?? ''),
  ])
}

/** As a drawing library reads it, so that nothing hides behind `&#106;avascript:`. */
function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code) => characterOf(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code) => characterOf(Number(code)))
    .replace(/&(quot|apos|lt|gt);/gi, ' ')
    .replace(/&amp;/gi, '&')
}

const characterOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

function faultOf({ name, attributes }: SvgElement): Result<never> | null {
  if (/^(?:\w+:)?script$/i.test(name)) return refuse('svg-script')
  if (/^(?:\w+:)?(image|use|feImage|foreignObject|iframe|a|video|audio|animate\w*|set)$/i.test(name))
    return refuse('svg-embeds', { params: { element: name.slice(0, 30) } })
  if (/^(?:\w+:)?(text|tspan|textPath)$/i.test(name)) return refuse('svg-text')
  if (/^(?:\w+:)?style$/i.test(name)) return refuse('svg-style')
  if (!allowedElements.has(name) && !isOfEditor(name))
    return refuse('svg-unknown-element', { params: { element: name.slice(0, 30) } })
  if (attributes.length > limits.attributes)
    return refuse('svg-too-complex', { params: { elements: limits.elements, depth: limits.depth } })
  for (const attribute of attributes) {
    const fault = attributeFaultOf(attribute)
    if (fault) return fault
  }
  return null
}

function attributeFaultOf([name, value]: [string, string]): Result<never> | null {
  if (/^on/i.test(name)) return refuse('svg-script')
  const plain = value.replace(/[\s\p{C}]+/gu, '').toLowerCase()
  if (plain.includes('javascript:') || plain.includes('vbscript:')) return refuse('svg-script')
  if (/^xmlns:/i.test(name)) return /w3\.org\/2000\/svg/.test(plain) ? refuse('svg-second-name') : null
  if (name === 'xmlns' || isOfEditor(name)) return null
  if (/(^|:)(href|src|base)$/i.test(name) && !/^#[\w.-]+$/.test(plain)) return refuse('svg-elsewhere')
  const outside = plain.replace(/url\((["']?)#[\w.-]+\1\)/g, '')
  if (/url\(|@import|expression\(|\/\/|data:|file:/.test(outside)) return refuse('svg-elsewhere')
  if (value.length > limits.pathLength)
    return refuse('svg-too-complex', { params: { elements: limits.elements, depth: limits.depth } })
  return null
}

function sizeOf({ attributes }: SvgElement): Result<SvgSize> {
  const value = (name: string) => attributes.find(([own]) => own === name)?.[1] ?? ''
  const [width, height] = [lengthOf(value('width')), lengthOf(value('height'))]
  if (width > 0 && height > 0) return ok({ width, height })
  const box = value('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box
  const hasSides = box.length === 4 && boxWidth > 0 && boxHeight > 0
  return hasSides ? ok({ width: boxWidth, height: boxHeight }) : refuse('svg-no-size')
}

/** Nothing with these names is drawn: no second name may stand for the language of SVG itself. */
const isOfEditor = (name: string): boolean => editorPrefixes.some((prefix) => name.startsWith(prefix))

const lengthOf = (text: string): number =>
  /^\d+(\.\d+)?(px)?$/.test(text.trim()) ? Number.parseFloat(text) : Number.NaN
