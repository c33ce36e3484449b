/** JavaScript that a page brings to network idle, compressed, as the browser counts it; and Lighthouse's three scores. */
import { chromium, type Page } from '@playwright/test'
import { median } from './statistics'

export interface PageMeasure {
  page: string
  scriptKilobytes: number
  scores?: Record<string, number>
}

const pages = [
  '/',
  '/clusters',
  '/interface-status',
  '/certificates',
  '/templates',
  '/customers',
  '/locales',
  '/audit',
  '/clusters/new',
  '/templates/new',
  '/certificates/check',
  '/branding',
  '/settings/profile',
]
const categories = ['performance', 'accessibility', 'best-practices']
const lighthouseRuns = 3

export async function measurePages(origin: string, bareOrigin: string, cookie: string): Promise<PageMeasure[]> {
  const { CHROMIUM_PATH: executablePath, CHROMIUM_NO_SANDBOX } = process.env
  const debuggingPort = 9_333
  const sandbox = CHROMIUM_NO_SANDBOX ? ['--no-sandbox'] : []
  const args = [...sandbox, `--remote-debugging-port=${debuggingPort}`]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const measured: PageMeasure[] = [
      { page: 'bare Next page', scriptKilobytes: await scriptsOf(await browser.newPage(), bareOrigin) },
    ]
    for (const page of pages) {
      const context = await browser.newContext({ extraHTTPHeaders: { cookie }, viewport: { width: 1440, height: 900 } })
      measured.push({ page, scriptKilobytes: await scriptsOf(await context.newPage(), `${origin}${page}`) })
      await context.close()
    }
    const overview = measured[1]
    if (overview) overview.scores = await lighthouseScores(`${origin}/`, cookie, debuggingPort)
    return measured
  } finally {
    await browser.close()
  }
}

async function scriptsOf(page: Page, address: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  await devtools.send('Network.enable')
  devtools.on('Network.responseReceived', ({ type, requestId }) => type === 'Script' && scripts.add(requestId))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  // A page that listens for changes never falls silent: its last script is followed by half a second without one.
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
  await page.close()
  return Math.round(bytes / 102.4) / 10
}

async function lighthouseScores(address: string, cookie: string, port: number): Promise<Record<string, number>> {
  const { default: lighthouse, desktopConfig } = await import('lighthouse')
  const runs: Record<string, number>[] = []
  for (let run = 0; run < lighthouseRuns; run++) {
    const result = await lighthouse(
      address,
      { port, onlyCategories: categories, extraHeaders: { cookie }, logLevel: 'silent' },
      desktopConfig,
    )
    runs.push(Object.fromEntries(categories.map((name) => [name, (result?.lhr.categories[name]?.score ?? 0) * 100])))
  }
  return Object.fromEntries(categories.map((name) => [name, median(runs.map((run) => run[name] ?? 0))]))
}
