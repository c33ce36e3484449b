import { searchRoute } from '@/lib/features/search/api'

export const GET = searchRoute
