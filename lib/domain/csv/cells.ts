/** Writes CSV that no spreadsheet reads as a formula (quality.md, S6 and T8), and reads its cells back unchanged. */

/** What a spreadsheet may take for a formula, and the apostrophe that marks a cell as text. */
const isRisky = /^[=+\-@\t\r\0']/
/** Telephone numbers begin with a plus and stay as they are. */
const isPhone = /^\+[0-9]{6,15}$/

/** One line with its line end (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** The text with the apostrophe in front that keeps a spreadsheet from running it; most texts need none. */
export function guarded(text: string): string {
  return isRisky.test(text) && !isPhone.test(text) ? `'${text}` : text
}

/** Whether a cell that was read would have been run by a spreadsheet: nothing that we write is. */
export function isFormula(cell: string): boolean {
  return guarded(cell) !== cell && !cell.startsWith("'")
}

export function csvCell(text: string): string {
  const plain = guarded(text)
  return /[",\r\n\0\t]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** The text of a cell that a CSV reader has already unquoted: one leading apostrophe is ours. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}
