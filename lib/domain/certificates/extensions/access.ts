/** Decodes where more can be found; nothing is ever fetched because of it (RFC 5280 sections 4.2.1.13 and 4.2.2.1). */

import { DerError } from '../der/error'
import { type DerReader, readWhole } from '../der/reader'
import { context, contextConstructed } from '../der/tags'
import { readObjectIdentifier, skipBits } from '../der/values'
import { type GeneralName, readGeneralName, readGeneralNames } from '../names/general-name'

export interface AccessDescription {
  readonly method: string
  readonly location: GeneralName
}

export interface DistributionPoint {
  readonly fullName: readonly GeneralName[] | undefined
  readonly someReasons: boolean
  readonly crlIssuer: readonly GeneralName[] | undefined
}

export const accessDescriptionsOf = (bytes: Uint8Array): AccessDescription[] =>
  readWhole(bytes, (reader) => {
    const list = reader.sequence()
    if (!list.more) throw new DerError('list-empty', list.at)
    const descriptions: AccessDescription[] = []
    while (list.more) {
      const item = list.sequence()
      descriptions.push({ method: readObjectIdentifier(item), location: readGeneralName(item) })
      item.finish()
    }
    return descriptions
  })

/** DistributionPointName; a name relative to the issuer gives no full name. */
export function readDistributionPointName(reader: DerReader): readonly GeneralName[] | undefined {
  const choice = reader.enter(contextConstructed(0))
  const fullName = choice.nextIs(contextConstructed(0))
    ? readGeneralNames(choice.enter(contextConstructed(0)))
    : void choice.expect(contextConstructed(1))
  choice.finish()
  return fullName ?? undefined
}

function readDistributionPoint(point: DerReader): DistributionPoint {
  const fullName = point.nextIs(contextConstructed(0)) ? readDistributionPointName(point) : undefined
  const someReasons = point.nextIs(context(1))
  if (someReasons) skipBits(point, context(1))
  const crlIssuer = point.nextIs(contextConstructed(2))
    ? readGeneralNames(point.enter(contextConstructed(2)))
    : undefined
  point.finish()
  return { fullName, someReasons, crlIssuer }
}

export const distributionPointsOf = (bytes: Uint8Array): DistributionPoint[] =>
  readWhole(bytes, (reader) => {
    const list = reader.sequence()
    if (!list.more) throw new DerError('list-empty', list.at)
    const points: DistributionPoint[] = []
    while (list.more) points.push(readDistributionPoint(list.sequence()))
    return points
  })
