/** The gate of forms: origin, session, role, parse, in this order, on every call. */
import type * as z from 'zod'
import { fieldProblemsOf } from '@/lib/domain/catalogue/field'
import type { Client } from '@/lib/domain/identity/client'
import { may, type Permission } from '@/lib/domain/identity/permissions'
import { type Result, refuse } from '@/lib/domain/result'
import { guarded } from './guarded'
import { cameFromOwnPage, requestClient } from './request'
import { currentActor } from './session'
import type { ActionOutcome, PersonActor } from './types'

interface ActionDefinition<S extends z.ZodType, T> {
  permission: Permission
  schema: S
  run: (actor: PersonActor, input: z.output<S>) => Promise<Result<T>>
}

/** A server action that takes one plain object. Refusals: foreign-origin, signed-out, forbidden, check-fields, unavailable. */
export function defineAction<S extends z.ZodType, T>({ permission, schema, run }: ActionDefinition<S, T>) {
  return async (input: unknown): Promise<ActionOutcome<T>> =>
    guarded(async () => {
      if (!(await cameFromOwnPage())) return refuse('foreign-origin')
      const actor = await currentActor()
      if (!actor) return refuse('signed-out')
      if (!may(actor.role, permission)) return refuse('forbidden')
      return parsed(schema, input, (value) => run(actor, value))
    })
}

interface PublicActionDefinition<S extends z.ZodType, T> {
  schema: S
  run: (client: Client, input: z.output<S>) => Promise<Result<T>>
}

/** As `defineAction`, for the three pages before a session exists: sign-in, set-up, invitation. */
export function definePublicAction<S extends z.ZodType, T>({ schema, run }: PublicActionDefinition<S, T>) {
  return async (input: unknown): Promise<ActionOutcome<T>> =>
    guarded(async () => {
      if (!(await cameFromOwnPage())) return refuse('foreign-origin')
      const client = await requestClient()
      return parsed(schema, input, (value) => run(client, value))
    })
}

async function parsed<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  run: (value: z.output<S>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const outcome = schema.safeParse(input)
  if (!outcome.success) return refuse('check-fields', { fields: fieldProblemsOf(outcome.error) })
  return run(outcome.data)
}
