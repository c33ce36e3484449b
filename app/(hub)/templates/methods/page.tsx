import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MethodChoicePage } from '@/components/method-choice/method-choice-page'
import { loadMethodChoice } from '@/lib/features/provisioning/loaders'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('methodChoice'))('title') }
}

export default async function Page({ searchParams }: Props) {
  return <MethodChoicePage {...(await loadMethodChoice(await searchParams))} />
}
