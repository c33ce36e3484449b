/** Reads how many rows this browser's owner wants in a table. */
import { cookies } from 'next/headers'
import { type PageSize, pageSizeOf, preferenceCookies } from '@/lib/domain/preferences/preferences'

export async function rememberedPageSize(): Promise<PageSize> {
  return pageSizeOf((await cookies()).get(preferenceCookies.pageSize)?.value)
}
