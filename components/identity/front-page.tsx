/** The frame of the pages before somebody is signed in. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientWords } from '@/components/patterns/client-words'
import { Brand } from '@/components/shell/brand'
import { LanguageLinks } from './language-links'

interface FrontPageProps {
  title: string
  text?: string
  children: ReactNode
}

export async function FrontPage({ title, text, children }: FrontPageProps) {
  const t = await getTranslations('identity.signIn')
  return (
    <ClientWords namespaces={['identity', 'problems']}>
      <div className="flex min-h-dvh flex-col items-center px-4 py-10 phone:justify-center">
        <div className="w-full max-w-[420px]">
          <header className="mb-6 flex justify-center">
            <Brand />
          </header>
          <main id="content" className="panel px-5 py-6 phone:px-8 phone:py-8">
            <h1 className="text-2xl font-bold text-balance" tabIndex={-1}>
              {title}
            </h1>
            {text && <p className="mt-2 text-ink-soft">{text}</p>}
            <div className="mt-6">{children}</div>
          </main>
          <footer>
            <LanguageLinks label={t('language')} />
          </footer>
        </div>
      </div>
    </ClientWords>
  )
}
