/** A keyset cursor: the sort value and the id of a row, as opaque text for an address. */

export interface Cursor {
  value: string
  id: string
}

export function cursorOf({ value, id }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([value, id]))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

/** Null for anything that `cursorOf` did not write; the page then begins at the start. */
export function readCursor(text: string | null): Cursor | null {
  if (!text) return null
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0))
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!Array.isArray(parts) || parts.length !== 2) return null
    const [value, id] = parts
    const isWhole = typeof value === 'string' && typeof id === 'string' && isUuid(id)
    // PostgreSQL takes this character in no text.
    return isWhole && !value.includes('\0') ? { value, id } : null
  } catch {
    return null
  }
}

/** The query without what is no cursor: what is no page begins at the start. */
export function withReadableCursors<Q extends { after: string | null; before: string | null }>(query: Q): Q {
  return { ...query, after: readCursor(query.after) && query.after, before: readCursor(query.before) && query.before }
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/**
 * One page out of rows fetched around a cursor. A store asks for `size + 1` rows (backwards: in reverse order) and this
 * decides which are shown and where the neighbours begin.
 */
export function pageOf<Row>(
  fetched: Row[],
  query: { size: number; after: string | null; before: string | null },
  cursor: (row: Row) => Cursor,
): { rows: Row[]; previous: string | null; next: string | null } {
  const isBackwards = query.before !== null
  const isMore = fetched.length > query.size
  const kept = fetched.slice(0, query.size)
  const rows = isBackwards ? kept.reverse() : kept
  const [first, last] = [rows[0], rows[rows.length - 1]]
  const hasPrevious = isBackwards ? isMore : query.after !== null
  const hasNext = isBackwards ? true : isMore
  return {
    rows,
    previous: hasPrevious && first ? cursorOf(cursor(first)) : null,
    next: hasNext && last ? cursorOf(cursor(last)) : null,
  }
}
