/** The shape of a partner's transaction, apart from the gate so that what the gate uses may speak of it. */
import type { Prisma } from './generated/client'

export type Tx = Prisma.TransactionClient
