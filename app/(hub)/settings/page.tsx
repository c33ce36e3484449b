import { redirect } from 'next/navigation'
import { routes } from '@/components/patterns/routes'

export default function Page() {
  redirect(routes.profile)
}
