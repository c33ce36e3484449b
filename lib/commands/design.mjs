/** Draws what the interface takes from the vendor's design system (MIT): the colours globals.css names, and the icons below. */
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')

/** Name on our side → file of @momentum-design/icons. */
const icons = {
  overview: 'dashboard-regular',
  clusters: 'server-regular',
  'interface-status': 'diagnostics-regular',
  certificates: 'certified-regular',
  templates: 'file-text-regular',
  customers: 'people-regular',
  locales: 'language-regular',
  branding: 'colour-palette-regular',
  connectors: 'video-regular',
  audit: 'list-menu-regular',
  settings: 'settings-regular',
  search: 'search-regular',
  'sign-out': 'sign-out-regular',
  menu: 'list-menu-bold',
  more: 'more-regular',
  close: 'cancel-regular',
  check: 'check-regular',
  'check-bold': 'check-bold',
  plus: 'plus-regular',
  minus: 'minus-bold',
  up: 'arrow-up-regular',
  down: 'arrow-down-regular',
  left: 'arrow-left-regular',
  right: 'arrow-right-regular',
  'arrow-up': 'arrow-tail-up-regular',
  'arrow-down': 'arrow-tail-down-regular',
  refresh: 'refresh-regular',
  copy: 'copy-regular',
  download: 'download-regular',
  filter: 'filter-regular',
  columns: 'view-list-regular',
  show: 'show-regular',
  hide: 'hide-regular',
  info: 'info-circle-regular',
  warning: 'warning-regular',
  clock: 'recents-regular',
  pause: 'pause-filled',
  maintenance: 'tools-regular',
  flapping: 'audio-broadcast-regular',
  edit: 'edit-regular',
  delete: 'delete-regular',
  keyboard: 'keyboard-regular',
  person: 'user-regular',
  lock: 'private-regular',
  undo: 'undo-regular',
  external: 'pop-out-regular',
  lab: 'test-tube-regular',
  brightness: 'brightness-regular',
  partner: 'apps-regular',
}

const svg = (file) => read(`node_modules/@momentum-design/icons/dist/svg/${file}.svg`)

function symbolOf([name, file]) {
  const [, viewBox, body] = /viewBox="([^"]+)"[^>]*>(.*)<\/svg>/s.exec(svg(file))
  return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`
}

function themeOf(file) {
  const css = read(`node_modules/@momentum-design/tokens/dist/css/theme/webex/${file}.css`)
  return new Map([...css.matchAll(/(--mds-color-theme-[\w-]+): ([^;]+);/g)].map((found) => [found[1], found[2]]))
}

function tokensCss() {
  const wanted = [...new Set(read('app/globals.css').match(/--mds-color-theme-[\w-]+/g))].sort()
  const block = (theme, indent) =>
    wanted
      .map((name) => {
        if (!theme.has(name)) throw new Error(`@momentum-design/tokens has no ${name}`)
        return `${indent}${name}: ${theme.get(name)};`
      })
      .join('\n')
  const dark = themeOf('dark-stable')
  return [
    '/* Drawn by lib/commands/design.mjs from @momentum-design/tokens (MIT): only the colours that globals.css names. */',
    `:root {\n  color-scheme: light;\n${block(themeOf('light-stable'), '  ')}\n}\n`,
    `:root[data-theme="dark"] {\n  color-scheme: dark;\n${block(dark, '  ')}\n}\n`,
    `@media (prefers-color-scheme: dark) {\n  :root:not([data-theme="light"]) {\n    color-scheme: dark;\n${block(dark, '    ')}\n  }\n}\n`,
  ].join('\n')
}

const union = Object.keys(icons).map((name) => `  | '${name}'`)
writeFileSync(
  new URL('components/ui/icons/sprite.svg', root),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${Object.entries(icons).map(symbolOf).join('')}</svg>\n`,
)
writeFileSync(
  new URL('components/ui/icons/icon-name.ts', root),
  `/** The icons of sprite.svg; drawn by lib/commands/design.mjs from @momentum-design/icons (MIT). */\nexport type IconName =\n${union.join('\n')}\n`,
)
writeFileSync(new URL('app/tokens.css', root), tokensCss())
