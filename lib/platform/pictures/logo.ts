/**
 * Makes a logo safe: whatever is sent becomes a PNG that this process has drawn itself, so that no byte of the original
 * is ever served. Bounded in bytes, pixels, time and number at once.
 */
import sharp, { type SharpOptions } from 'sharp'
import { kindOfPicture, logoLimits, type PictureKind, pngSides, sidesProblemOf } from '@/lib/domain/branding/logos'
import { checkSvg } from '@/lib/domain/branding/svg-safety'
import { ok, type Result, refuse } from '@/lib/domain/result'

export interface SafeLogo {
  /** PNG, at most 512 KiB. */
  picture: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

const longestSeconds = 5
const longestQueue = 8
/** librsvg draws 72 dots an inch as one pixel a unit. */
const usualDensity = 72
const highestDensity = 2_400

// Its threads and memory are the web process's own.
sharp.concurrency(1)
sharp.cache(false)

/** Refusals: what `kindOfPicture`, `checkSvg` and `sidesProblemOf` say, logo-damaged, too-many. */
export async function safeLogo(bytes: Uint8Array): Promise<Result<SafeLogo>> {
  const kind = kindOfPicture(bytes)
  if (!kind.ok) return kind
  const sides = kind.value === 'png' ? pngSides(bytes) : checkSvg(bytes)
  if (!sides.ok) return sides
  const problem = sidesProblemOf(sides.value, { isScalable: kind.value === 'svg' })
  if (!problem.ok) return problem
  if (waiting >= longestQueue) return refuse('too-many')
  return inTurn(() => drawn(bytes, kind.value, sides.value))
}

async function drawn(bytes: Uint8Array, kind: PictureKind, sides: Sides): Promise<Result<SafeLogo>> {
  const { storedWidth, storedHeight, kibibytes } = logoLimits
  try {
    for (const scale of [1, 0.5]) {
      const box = { width: storedWidth * scale, height: storedHeight * scale }
      const { data, info } = await sharp(bytes, optionsOf(kind, sides))
        .timeout({ seconds: longestSeconds })
        .resize({ ...box, fit: 'inside', withoutEnlargement: kind === 'png' })
        .toColourspace('srgb')
        .png({ compressionLevel: 9 })
        .toBuffer({ resolveWithObject: true })
      if (data.byteLength > kibibytes * 1024) continue
      return ok({ picture: new Uint8Array(data), width: info.width, height: info.height })
    }
    return refuse('logo-too-large', { params: { maximum: kibibytes } })
  } catch {
    return refuse('logo-damaged')
  }
}

interface Sides {
  width: number
  height: number
}

/** A small drawing is drawn large at once instead of being blown up afterwards. */
function optionsOf(kind: PictureKind, { width, height }: Sides): SharpOptions {
  const { longestSide, storedWidth, storedHeight } = logoLimits
  const bounds = { limitInputPixels: longestSide * longestSide, failOn: 'error', pages: 1 } as const
  if (kind === 'png') return bounds
  const scale = Math.min(storedWidth / width, storedHeight / height)
  return { ...bounds, density: Math.min(Math.max(usualDensity * scale, usualDensity), highestDensity) }
}

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** One picture at a time. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  waiting += 1
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}
