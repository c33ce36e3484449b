/** The gate of route handlers: the same checks as of forms, answered as JSON problems with an HTTP status. */
import type * as z from 'zod'
import { fieldProblemsOf } from '@/lib/domain/catalogue/field'
import { may, type Permission } from '@/lib/domain/identity/permissions'
import { ok, type Problem, type Result, refuse } from '@/lib/domain/result'
import { guarded } from './guarded'
import { cameFromOwnPage, isReadOfOwnPage } from './request'
import { currentActor } from './session'
import type { PersonActor } from './types'

const usualMostBytes = 256 * 1024

const statusOfProblem: Record<string, number> = {
  'foreign-origin': 403,
  forbidden: 403,
  'signed-out': 401,
  'not-found': 404,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  unexpected: 500,
}

interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>
}

interface RouteDefinition<S extends z.ZodType> {
  permission: Permission
  /** Judges the query of a GET, the JSON body of anything else. */
  schema: S
  /** Largest body that is read; 256 KiB when it is left out. */
  mostBytes?: number
  run: (
    actor: PersonActor,
    input: z.output<S>,
    request: Request,
    params: Awaited<RouteContext['params']>,
  ) => Promise<Response | Result<unknown>>
}

/** A route handler of the hub's own pages. A `Result` it returns becomes JSON; a `Response` goes out as it is. */
export function defineRoute<S extends z.ZodType>({ permission, schema, run, mostBytes }: RouteDefinition<S>) {
  return async (request: Request, context?: RouteContext): Promise<Response> => {
    const answer = await guarded(async () => {
      const admitted = await admit(request, permission)
      if (!admitted.ok) return admitted
      const actor = admitted.value
      const input = isRead(request)
        ? Object.fromEntries(new URL(request.url).searchParams)
        : await jsonBodyOf(request, mostBytes ?? usualMostBytes)
      if (input === tooLarge) return refuse('too-large')
      const outcome = schema.safeParse(input)
      if (!outcome.success) return refuse('check-fields', { fields: fieldProblemsOf(outcome.error) })
      return run(actor, outcome.data, request, (await context?.params) ?? {})
    })
    return answer instanceof Response ? answer : jsonOf(answer)
  }
}

interface UploadDefinition {
  permission: Permission
  /** Largest file that is read; a larger one is `too-large`. */
  mostBytes: number
  run: (actor: PersonActor, bytes: Uint8Array, request: Request) => Promise<Response | Result<unknown>>
}

/** As `defineRoute`, for a file that is posted as it is: its bytes are the body. */
export function defineUpload({ permission, mostBytes, run }: UploadDefinition) {
  return async (request: Request): Promise<Response> => {
    const answer = await guarded(async () => {
      const admitted = await admit(request, permission)
      if (!admitted.ok) return admitted
      const bytes = await bytesOf(request, mostBytes)
      return bytes === tooLarge ? refuse('too-large') : run(admitted.value, bytes, request)
    })
    return answer instanceof Response ? answer : jsonOf(answer)
  }
}

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

/** Origin, session, role, in this order, before anything of the body is read. */
async function admit(request: Request, permission: Permission): Promise<Result<PersonActor>> {
  if (!(await (isRead(request) ? isReadOfOwnPage() : cameFromOwnPage()))) return refuse('foreign-origin')
  const actor = await currentActor()
  if (!actor) return refuse('signed-out')
  return may(actor.role, permission) ? ok(actor) : refuse('forbidden')
}

const tooLarge = Symbol('too large')

/** The body, read no further than `longest`. */
async function bytesOf(request: Request, longest: number): Promise<Uint8Array | typeof tooLarge> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > longest) return tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The JSON body; undefined when it is no JSON. */
async function jsonBodyOf(request: Request, longest: number): Promise<unknown> {
  const bytes = await bytesOf(request, longest)
  if (bytes === tooLarge) return tooLarge
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

function jsonOf(result: Result<unknown>): Response {
  if (result.ok) return Response.json(result.value, { headers: privately })
  return problemResponse(result.problem)
}

const privately = { 'cache-control': 'private, no-store' }

/** A problem as a response; 503 says when to try again. */
export function problemResponse(problem: Problem): Response {
  const status = statusOfProblem[problem.code] ?? 400
  const headers = status === 503 ? { ...privately, 'retry-after': '2' } : privately
  return Response.json({ problem }, { status, headers })
}
