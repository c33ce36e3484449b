import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonPage } from '@/components/settings/person-page'
import { loadRecentChanges } from '@/lib/features/audit/loaders'
import { loadPerson } from '@/lib/features/people/loaders'

export async function generateMetadata({ params }: PageProps<'/settings/people/[personId]'>): Promise<Metadata> {
  const { personId } = await params
  return { title: (await loadPerson(personId))?.name }
}

export default async function Page({ params }: PageProps<'/settings/people/[personId]'>) {
  const { personId } = await params
  const person = await loadPerson(personId)
  if (!person) notFound()
  return <PersonPage person={person} changes={await loadRecentChanges(8, personId)} />
}
