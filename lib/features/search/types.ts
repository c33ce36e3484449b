/** What a search finds. */

export interface Found {
  clusters: { id: string; name: string }[]
}
