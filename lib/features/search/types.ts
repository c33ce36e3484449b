/** What a search finds. */

export interface FoundThing {
  id: string
  name: string
}

export interface Found {
  clusters: FoundThing[]
  templates: FoundThing[]
  certificates: FoundThing[]
}
