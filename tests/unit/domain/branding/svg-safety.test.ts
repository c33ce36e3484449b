import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOfPicture, pngSides, sidesProblemOf } from '@/lib/domain/branding/logos'
import { checkSvg } from '@/lib/domain/branding/svg-safety'
import { runsOf } from '@/tests/support/depth'

const bytes = (text: string) => new TextEncoder().encode(text)
const svg = (inside: string, attributes = 'viewBox="0 0 120 40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`
const codeOf = (text: string) => {
  const found = checkSvg(bytes(text))
  return found.ok ? 'ok' : found.problem.code
}

describe('an SVG that a drawing program wrote', () => {
  it.each([
    svg('<path d="M0 0h10v10z" fill="#0b6b74"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a logo -->\n${svg('<title>Norte &amp; Sur</title><g><rect width="4" height="4"/></g>')}`,
    svg(
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><circle r="4" fill="url(#a)"/>',
    ),
    svg(
      '<sodipodi:namedview id="n" inkscape:export-filename="file:///home/ana/logo.png"/><metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata><path d="M0 0"/>',
    ),
    svg('<linearGradient id="b" xlink:href="#a"/>', 'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'),
    `\uFEFF${svg('<path d="M0 0"/>', 'width="120px" height="40"')}`,
  ])('is fine: %s', (text) => {
    expect(codeOf(text)).toBe('ok')
  })

  it('tells its sides: width and height where they are numbers, else the view box', () => {
    expect(checkSvg(bytes(svg('', 'viewBox="0 0 120 40"')))).toEqual({ ok: true, value: { width: 120, height: 40 } })
    expect(checkSvg(bytes(svg('', 'width="60" height="20" viewBox="0 0 9 9"')))).toEqual({
      ok: true,
      value: { width: 60, height: 20 },
    })
    expect(codeOf(svg('', 'width="100%" height="100%"'))).toBe('svg-no-size')
  })
})

describe('an SVG that nobody needs for a logo', () => {
  it.each([
    ['a script', svg('<script>alert(1)</script>'), 'svg-script'],
    ['a script by another name', svg('<svg:script>alert(1)</svg:script>'), 'svg-script'],
    ['an event handler', svg('<path d="M0 0" onload="alert(1)"/>'), 'svg-script'],
    ['a handler on the root', svg('', 'viewBox="0 0 1 1" ONLOAD="x"'), 'svg-script'],
    ['a javascript address', svg('<linearGradient href="javascript:alert(1)"/>'), 'svg-script'],
    ['one behind references', svg('<linearGradient href="&#106;ava&#x73;cript:x"/>'), 'svg-script'],
    ['one with a tab in it', svg('<linearGradient href="java&#9;script:x"/>'), 'svg-script'],
    ['a link', svg('<a href="https://x.example"><path d="M0 0"/></a>'), 'svg-embeds'],
    ['a picture from elsewhere', svg('<image href="https://x.example/a.png"/>'), 'svg-embeds'],
    ['a picture of this machine', svg('<image href="file:///etc/passwd"/>'), 'svg-embeds'],
    ['an embedded picture', svg('<image href="data:image/png;base64,AAAA"/>'), 'svg-embeds'],
    ['shapes that multiply', svg('<g id="a"><use href="#b"/><use href="#b"/></g>'), 'svg-embeds'],
    ['foreign content', svg('<foreignObject><iframe src="//x"/></foreignObject>'), 'svg-embeds'],
    ['an animation', svg('<animate attributeName="href" to="x"/>'), 'svg-embeds'],
    ['a style sheet', svg('<style>@import url(https://x.example/a.css)</style>'), 'svg-style'],
    ['a style that fetches', svg('<path d="M0 0" style="fill:url(https://x.example/a)"/>'), 'svg-elsewhere'],
    ['a paint that fetches', svg('<path d="M0 0" fill="url( //x.example/a#b )"/>'), 'svg-elsewhere'],
    ['a gradient from elsewhere', svg('<linearGradient xlink:href="a.svg#b"/>'), 'svg-elsewhere'],
    ['another base', svg('', 'viewBox="0 0 1 1" xml:base="https://x.example/"'), 'svg-elsewhere'],
    ['letters, whose font nobody knows', svg('<text>Norte</text>'), 'svg-text'],
    ['a filter', svg('<filter id="a"><feGaussianBlur stdDeviation="9999"/></filter>'), 'svg-unknown-element'],
    ['an element of nobody', svg('<blink/>'), 'svg-unknown-element'],
    [
      'a second name for SVG',
      svg('<cc:image/>', 'viewBox="0 0 1 1" xmlns:cc="http://www.w3.org/2000/svg"'),
      'svg-second-name',
    ],
    ['a document type', `<!DOCTYPE svg SYSTEM "https://x.example/a.dtd">${svg('')}`, 'svg-entities'],
    ['entities that multiply', `<!DOCTYPE svg [<!ENTITY a "&b;&b;">]>${svg('<title>&a;</title>')}`, 'svg-entities'],
    ['an entity of its own', svg('<title>&xxe;</title>'), 'svg-entities'],
    ['an entity in an attribute', svg('<path d="&xxe;"/>'), 'svg-entities'],
    ['character data', svg('<![CDATA[<script>]]>'), 'svg-entities'],
    ['a processing instruction', `<?xml-stylesheet href="https://x.example/a.xsl"?>${svg('')}`, 'svg-malformed'],
    ['tags that cross', svg('<g><path d="M0 0"></g></path>'), 'svg-malformed'],
    ['a tag that never ends', '<svg viewBox="0 0 1 1"', 'svg-malformed'],
    ['another language', '<html><body/></html>', 'svg-no-root'],
    ['thousands of shapes', svg('<g/>'.repeat(2_500)), 'svg-too-complex'],
    ['a tower of groups', svg('<g>'.repeat(40) + '</g>'.repeat(40)), 'svg-too-complex'],
    ['an endless path', svg(`<path d="${'M0 0'.repeat(60_000)}"/>`), 'svg-too-complex'],
    ['another encoding', `<?xml version="1.0" encoding="UTF-16"?>${svg('')}`, 'svg-not-utf8'],
  ])('is refused for %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('is refused as bytes that are no text', () => {
    expect(checkSvg(new Uint8Array([0x3c, 0xff, 0xfe])).ok).toBe(false)
    expect(codeOf('<svg\0 viewBox="0 0 1 1"/>')).toBe('svg-not-utf8')
  })

  it('is answered, never thrown at, whatever it holds', () => {
    const tag = fc.constantFrom(
      '<g>',
      '</g>',
      '<path d="a"/>',
      '<!--',
      '-->',
      '&lt;',
      '&',
      '<',
      '>',
      '"',
      "'",
      ' ',
      'x=',
      '<?xml',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fc.string({ maxLength: 5 })), { maxLength: 60 }), (parts) => {
        const found = checkSvg(bytes(svg(parts.join(''))))
        expect(typeof found.ok).toBe('boolean')
      }),
      { numRuns: runsOf({ quick: 200, full: 5_000 }) },
    )
  })

  it('is read to its end however long its spaces, attributes and comments are', () => {
    expect(codeOf(svg(`<path ${' '.repeat(200_000)}`))).toBe('svg-malformed')
    expect(codeOf(svg(`<path ${'a="b" '.repeat(30_000)}`))).toBe('svg-malformed')
    expect(codeOf(svg('<!--'.repeat(100_000)))).toBe('svg-malformed')
  })
})

describe('a picture', () => {
  const png = (width: number, height: number) => {
    const head = new Uint8Array(40)
    head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
    new DataView(head.buffer).setUint32(16, width)
    new DataView(head.buffer).setUint32(20, height)
    return head
  }

  it.each([
    [png(1, 1), 'png'],
    [bytes('  <svg/>'), 'svg'],
    [bytes('\uFEFF<?xml version="1.0"?>'), 'svg'],
    [new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'logo-other-kind'],
    [bytes('GIF89a<svg>'), 'logo-other-kind'],
    [new Uint8Array([0x1f, 0x8b, 0x08]), 'logo-other-kind'],
    [bytes('hello'), 'logo-unknown-kind'],
    [new Uint8Array(), 'logo-empty'],
    [new Uint8Array(512 * 1024 + 1), 'logo-too-large'],
  ])('is what its bytes say (%#)', (content, kind) => {
    const found = kindOfPicture(content)
    expect(found.ok ? found.value : found.problem.code).toBe(kind)
  })

  it.each([
    [400, 100, 'ok'],
    [47, 100, 'logo-too-small'],
    [60_000, 60_000, 'logo-too-wide'],
    [1000, 100, 'logo-ratio'],
    [100, 300, 'logo-ratio'],
    [0, 10, 'logo-damaged'],
  ])('of %d by %d is %s', (width, height, code) => {
    const sides = pngSides(png(width, height))
    const found = sides.ok ? sidesProblemOf(sides.value, { isScalable: false }) : sides
    expect(found.ok ? 'ok' : found.problem.code).toBe(code)
  })

  it('that is cut off after its first bytes is damaged', () => {
    expect(pngSides(png(10, 10).subarray(0, 20)).ok).toBe(false)
  })
})
