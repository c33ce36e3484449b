/** The rooms of the house and who may enter which: architecture.md's layer rule as one table. */
import type { Import } from './imports'

/** A place in the tree: the first pattern that matches a path names its room. */
const rooms = [
  ['proxy', /^(proxy|instrumentation)\.ts$/],
  ['root', /^[^/]+$/],
  ['app', /^app\//],
  ['routes', /^components\/patterns\/routes\.ts$/],
  ['ui', /^components\/ui\//],
  ['patterns', /^components\/patterns\//],
  ['components', /^components\//],
  ['domain', /^lib\/domain\//],
  ['gates', /^lib\/features\/gates\//],
  ['loaders', /^lib\/features\/[^/]+\/loaders\.ts$/],
  ['actions', /^lib\/features\/[^/]+\/actions\.ts$/],
  ['api', /^lib\/features\/[^/]+\/api\.ts$/],
  ['jobs', /^lib\/features\/[^/]+\/jobs\.ts$/],
  ['operations', /^lib\/features\/[^/]+\/operations(\.ts|\/)/],
  ['store', /^lib\/features\/[^/]+\/store(\.ts|\/)/],
  ['types', /^lib\/features\/[^/]+\/types\.ts$/],
  ['words', /^lib\/platform\/i18n\//],
  ['platform', /^lib\/platform\//],
  ['lab', /^lib\/lab\//],
  ['commands', /^lib\/commands\//],
] as const

export type Room = (typeof rooms)[number][0]

/** Which rooms a room may import. What is not listed is refused. */
export const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  domain: ['domain'],
  words: ['words', 'domain'],
  platform: ['platform', 'words', 'domain'],
  lab: ['lab', 'domain'],
  types: ['types', 'domain', 'gates'],
  store: ['store', 'types', 'domain', 'platform', 'gates'],
  operations: ['operations', 'store', 'types', 'domain', 'platform', 'gates'],
  jobs: ['operations', 'store', 'types', 'domain', 'platform', 'gates'],
  loaders: ['operations', 'store', 'types', 'domain', 'platform', 'words', 'gates'],
  actions: ['operations', 'store', 'types', 'domain', 'platform', 'words', 'gates'],
  api: ['operations', 'store', 'types', 'domain', 'platform', 'words', 'gates'],
  gates: ['gates', 'operations', 'store', 'types', 'domain', 'platform', 'words'],
  routes: ['domain'],
  ui: ['ui', 'words'],
  patterns: ['patterns', 'ui', 'routes', 'words', 'domain', 'types', 'actions'],
  components: ['components', 'patterns', 'ui', 'routes', 'words', 'domain', 'types', 'actions'],
  app: [
    'domain',
    'app',
    'components',
    'patterns',
    'ui',
    'routes',
    'words',
    'loaders',
    'actions',
    'api',
    'types',
    'gates',
  ],
  proxy: ['words', 'domain', 'routes', 'platform', 'gates'],
  commands: ['commands', 'jobs', 'operations', 'store', 'types', 'gates', 'platform', 'words', 'domain', 'lab'],
  root: ['words'],
}

/** Rooms that may see only the types of another one. */
const typesOnly: Readonly<Partial<Record<Room, readonly Room[]>>> = {
  components: ['loaders', 'gates'],
  patterns: ['loaders', 'gates'],
}

/** Libraries that decide and touch nothing. */
export const pureLibraries = ['zod', 'ipaddr.js', 'tldts', 'csv-parse/sync']

export function roomOf(file: string): Room | undefined {
  return rooms.find(([, pattern]) => pattern.test(file))?.[0]
}

const featureOf = (file: string) => /^lib\/features\/([^/]+)\//.exec(file)?.[1]

/** Why an import is refused, naming file and file; undefined when it is fine. */
export function refusedImport(one: Import): string | undefined {
  const from = roomOf(one.from)
  if (!from) return `${one.from} is in no room`
  if (one.file === undefined) return refusedPackage(one, from)
  const to = roomOf(one.file)
  if (!to)
    return one.file.startsWith('lib/platform/') ? undefined : `${one.from} imports ${one.file}, which is in no room`
  if (one.isTypeOnly && typesOnly[from]?.includes(to)) return undefined
  if (!mayImport[from].includes(to)) return `${one.from} (${from}) imports ${one.file} (${to})`
  return refusedNeighbour(one.from, one.file, to)
}

/** Another feature only through its operations, its store or its types; `gates` belong to all. */
function refusedNeighbour(from: string, to: string, room: Room): string | undefined {
  const [mine, other] = [featureOf(from), featureOf(to)]
  if (!mine || !other || mine === other || mine === 'gates' || other === 'gates') return undefined
  if (room === 'operations' || room === 'store' || room === 'types') return undefined
  return `${from} enters the feature ${other} by ${to}`
}

const nextPackages = /^(next($|\/)|next-auth($|\/)|server-only$)/
const mayUseNext: readonly Room[] = [
  'app',
  'components',
  'patterns',
  'ui',
  'routes',
  'proxy',
  'root',
  'loaders',
  'actions',
  'api',
  'gates',
  'words',
]

function refusedPackage({ from, specifier }: Import, room: Room): string | undefined {
  if (room === 'domain' && !pureLibraries.includes(specifier)) return `${from} (domain) imports ${specifier}`
  if (nextPackages.test(specifier) && !mayUseNext.includes(room)) return `${from} (${room}) imports ${specifier}`
  if (/^(@prisma\/|pg$)/.test(specifier) && !/^lib\/platform\/(db|events)\//.test(from) && room !== 'commands') {
    return `${from} (${room}) imports ${specifier}: only lib/platform/db and events do`
  }
  return undefined
}
