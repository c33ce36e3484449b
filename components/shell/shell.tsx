/** The frame of the signed-in pages: rail, search, account, and the page itself. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PaletteGate } from '@/components/patterns/command-palette/palette-gate'
import { ToastRegion } from '@/components/patterns/toast'
import { Icon } from '@/components/ui/icons/icon'
import type { Shell as ShellData } from '@/lib/features/shell/types'
import { AccountMenu } from './account-menu'
import { Brand } from './brand'
import { Drawer } from './drawer'
import { FocusOnNavigation } from './focus-on-navigation'
import { NavLinks } from './nav-links'

export async function Shell({ shell, children }: { shell: ShellData; children: ReactNode }) {
  const t = await getTranslations('shell')
  const rail = <Rail shell={shell} brand={<Brand />} label={t('navigation')} />
  return (
    <>
      <a
        href="#content"
        className="absolute start-2 top-2 z-50 -translate-y-20 rounded-full bg-primary px-4 py-2 font-medium text-on-primary focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <div className="rail:grid rail:grid-cols-[240px_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-dvh border-e border-edge bg-surface rail:block">{rail}</aside>
        <div className="relative flex min-h-dvh min-w-0 flex-col">
          {shell.labUrl && <LabBanner href={shell.labUrl} text={t('labBanner')} link={t('labLink')} />}
          <div className="relative flex grow flex-col">
            <div className="pointer-events-none absolute inset-x-4 top-0 z-10 flex h-12 items-center justify-between rail:inset-x-8 [&>*]:pointer-events-auto">
              <Drawer>{rail}</Drawer>
              <PaletteGate permissions={shell.permissions} />
            </div>
            <main id="content" className="flex min-w-0 grow flex-col px-4 rail:px-8">
              {children}
            </main>
          </div>
        </div>
      </div>
      <ToastRegion />
      <FocusOnNavigation />
    </>
  )
}

function Rail({ shell, brand, label }: { shell: ShellData; brand: ReactNode; label: string }) {
  return (
    <div className="flex h-full flex-col">
      <div className="px-5 pt-4 pb-4">{brand}</div>
      <nav aria-label={label} className="min-h-0 grow overflow-y-auto px-3 pb-3">
        <NavLinks permissions={shell.permissions} clustersDown={shell.clustersDown} />
      </nav>
      <AccountMenu personName={shell.personName} partnerName={shell.partnerName} />
    </div>
  )
}

function LabBanner({ href, text, link }: { href: string; text: string; link: string }) {
  return (
    <aside
      aria-label={text}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-edge bg-tint-info px-4 py-2 text-xs rail:px-8"
    >
      <Icon name="lab" />
      {text}
      <a href={href} target="_blank" rel="noreferrer" className="font-medium text-link hover:underline">
        {link}
      </a>
    </aside>
  )
}
