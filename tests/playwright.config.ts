/** End-to-end tests: the production build in a real Chromium; every worker has a hub, a database and a lab of its own. */
import { defineConfig } from '@playwright/test'

const { CHROMIUM_PATH, CHROMIUM_NO_SANDBOX } = process.env
const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync']

export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/support/server.ts',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: CHROMIUM_NO_SANDBOX ? [...flags, '--no-sandbox'] : flags,
    },
  },
})
