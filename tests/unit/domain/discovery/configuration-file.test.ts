import { describe, expect, it } from 'vitest'
import { tagsOf } from '@/lib/domain/discovery/configuration-file'
import { afterTags } from '@/lib/domain/discovery/xsi-root'

const file = (paths: string) => `<?xml version="1.0" encoding="UTF-8"?>
<config version="1.0">
  <!-- <protocols><xsi><paths><root>https://old.example.com</root></paths></xsi></protocols> -->
  <services><root>https://not.this.example.com</root></services>
  <protocols>
    <sip><root>nor.this.example.com</root></sip>
    <xsi enabled="true">
      <paths>${paths}</paths>
    </xsi>
  </protocols>
</config>`
const nothing = { root: undefined, actionsPath: undefined, eventsPath: undefined }

describe('the tags of a configuration file', () => {
  it('are those below protocols, xsi and paths, and no others', () => {
    const paths = `
      <root>https://webex-app-xsp.example.com</root>
      <actions>/com.broadsoft.xsi-actions/?a=1&amp;b=2</actions>
      <events> /com.broadsoft.xsi-events/ </events>`
    expect(tagsOf(file(paths))).toEqual({
      root: 'https://webex-app-xsp.example.com',
      actionsPath: '/com.broadsoft.xsi-actions/?a=1&b=2',
      eventsPath: '/com.broadsoft.xsi-events/',
    })
  })

  it('that were never replaced move nothing', () => {
    const tags = tagsOf(file('<root>%XSI_ROOT_WXT%</root><actions>%XSI_ACTIONS_PATH_WXT%</actions>'))
    const cluster = { root: { host: 'xsi.example.com', port: 443 }, actionsPath: '/a', eventsPath: '/e' }
    expect(tags.root).toBe('%XSI_ROOT_WXT%')
    expect(afterTags(cluster, tags)).toEqual({ xsi: cluster, because: 'no-tags' })
  })

  it.each([
    ['an empty file', ''],
    ['HTML', '<!doctype html><html><body>Not found</body></html>'],
    ['an element that never ends', '<protocols><xsi><paths><root>https://a.example.com'],
    ['a comment that never ends', '<!-- <protocols><xsi><paths><root>a</root></paths></xsi></protocols>'],
    ['elements where text belongs', '<protocols><xsi><paths><root><b/></root></paths></xsi></protocols>'],
  ])('are none in %s', (_name, xml) => {
    expect(tagsOf(xml)).toEqual(nothing)
  })

  it('are looked for in hostile files without going back and forth', () => {
    const size = 200_000
    for (const part of ['<protocols>', '<protocols ', '<!--', '<!-- -->', '<xsi><paths>', '&amp;']) {
      expect(tagsOf(part.repeat(size / part.length))).toEqual(nothing)
    }
  })
})
