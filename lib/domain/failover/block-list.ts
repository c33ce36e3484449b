/** Owns the list of blocked addresses: when each block ends, in milliseconds of whatever clock its caller keeps. */

/** By address and port, one process's view; never changed in place. */
export type BlockList = ReadonlyMap<string, number>

export const noBlocks: BlockList = new Map()

/** A block ends exactly at its time: from that moment on the address is free. */
export function isBlocked(blocks: BlockList, address: string, nowMs: number): boolean {
  return (blocks.get(address) ?? Number.NEGATIVE_INFINITY) > nowMs
}

/** Blocks an address from now on; a block that was there is renewed. */
export function blocked(blocks: BlockList, address: string, untilMs: number): BlockList {
  return new Map(blocks).set(address, untilMs)
}

export function unblocked(blocks: BlockList, address: string): BlockList {
  const rest = new Map(blocks)
  rest.delete(address)
  return rest
}
