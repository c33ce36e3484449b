/** Runs one bundled command in this process: `run.mjs web`. A refusal prints its sentence; a surprise prints its stack. */
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Runs dist/<name>.js and answers the exit code. */
export async function runCommand(name, args) {
  process.setSourceMapsEnabled(true)
  try {
    const command = await import(pathToFileURL(path.join(root, 'dist', `${name}.js`)).href)
    return (await command.main(args)) ?? 0
  } catch (error) {
    process.stderr.write(`${isRefusal(error) ? error.message : (error.stack ?? error)}\n`)
    return error.exitCode ?? (isRefusal(error) ? unavailable : 1)
  }
}

const unavailable = 69

/** Errors with an exit code, or a code of our own (E_PG_…), say all there is to say in their message. */
const isRefusal = (error) => error.exitCode !== undefined || /^E_/.test(error.code ?? '')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, ...args] = process.argv.slice(2)
  process.exit(await runCommand(name, args))
}
