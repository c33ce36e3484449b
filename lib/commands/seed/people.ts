/** The people of the story and their partners; all of them have the same password, which the demo prints. */
import type { Role } from '@/lib/domain/identity/permissions'
import { hashPassword } from '@/lib/platform/auth/passwords'
import { newId, now } from '@/lib/platform/clock'
import { database } from '@/lib/platform/db/database'

export const storyPassword = 'partner-hub-demo'

export interface StoryPerson {
  name: string
  email: string
  role: Role
  partnerName: string
}

export const storyPeople = [
  { name: 'Ana Admin', email: 'ana@norte.example', role: 'full-admin', partnerName: 'Norte Telecom' },
  { name: 'Iván Soto', email: 'ivan@norte.example', role: 'assigned-admin', partnerName: 'Norte Telecom' },
  { name: 'Luis Prado', email: 'luis@norte.example', role: 'support', partnerName: 'Norte Telecom' },
  { name: 'Rosa Vera', email: 'rosa@norte.example', role: 'read-only', partnerName: 'Norte Telecom' },
  { name: 'Sara Sur', email: 'sara@sur.example', role: 'full-admin', partnerName: 'Sur Mobile' },
] as const satisfies readonly StoryPerson[]

export interface StoryPartner {
  id: string
  name: string
  admin: { id: string; name: string }
}

/** Makes a partner. Its people come last: they are the mark that its story was told to the end. */
export async function makePartner(name: string, timeZone: string): Promise<StoryPartner> {
  const id = newId()
  await database().asPartner(id, (tx) => tx.partner.create({ data: { id, name, timeZone } }))
  const admin = storyPeople.find(({ partnerName, role }) => partnerName === name && role === 'full-admin')
  if (!admin) throw new Error(`Nobody of the story leads ${name}`)
  return { id, name, admin: { id: newId(), name: admin.name } }
}

export async function addPeople({ id, name, admin }: StoryPartner): Promise<void> {
  const passwordHash = await hashPassword(storyPassword)
  const people = storyPeople.filter(({ partnerName }) => partnerName === name)
  await database().asPartner(id, (tx) =>
    tx.person.createMany({
      data: people.map((person) => ({
        id: person.role === 'full-admin' ? admin.id : newId(),
        partnerId: id,
        name: person.name,
        email: person.email,
        role: person.role,
        passwordHash,
        passwordChangedAt: now(),
      })),
    }),
  )
}
