/** Reads the worked example of the README's "Add a field" and makes its edits in a copy of the house. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface ExampleEdit {
  file: string
  /** Lines to add. */
  added: string[]
  /** They are added before the first line that begins with this; '' for a file of its own. */
  before: string
}

/** Every fenced `diff` of the section: its first line names the file, `+` lines are new, the line after them is there. */
export function readExample(readme: string): ExampleEdit[] {
  const section = readme.split('\n### Add a field\n')[1]?.split(/\n##+ /)[0] ?? ''
  return [...section.matchAll(/```diff\n([\s\S]*?)```/g)].map(([, block = '']) => {
    const [file = '', ...lines] = block.trimEnd().split('\n')
    const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1))
    const last = lines.at(-1) ?? ''
    return { file: file.trim(), added, before: last.startsWith('+') ? '' : last.trim() }
  })
}

export function makeEdit(house: string, { file, added, before }: ExampleEdit): void {
  const target = path.join(house, file)
  if (before === '') {
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, `${added.join('\n')}\n`)
    return
  }
  const lines = readFileSync(target, 'utf8').split('\n')
  const at = lines.findIndex((line) => line.trimStart().startsWith(before))
  if (at < 0) throw new Error(`${file} has no line that begins with ${before}`)
  writeFileSync(target, lines.toSpliced(at, 0, ...added).join('\n'))
}
