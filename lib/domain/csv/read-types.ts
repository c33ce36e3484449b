/** The shape of a file that was read: headers, and rows of cells as they stand in it. */

/** How much of a file is read at most; the page states it before a file is chosen. */
export interface ReadLimits {
  bytes: number
  rows: number
  columns: number
}

export interface ReadRow {
  /** Where the row stands in the file, counted from 1; its last line when it has several. */
  line: number
  cells: string[]
}

export interface ReadTable {
  headers: string[]
  rows: ReadRow[]
}
