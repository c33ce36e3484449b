/** Contrast of two colours as WCAG 2.1 computes it, and the nearest colour that has enough of it. */

type Rgb = readonly [number, number, number]

/** @param color '#rrggbb' @throws on anything else */
export function rgbOf(color: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) throw new Error(`not a colour: ${color.slice(0, 20)}`)
  return [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16), Number.parseInt(match[3] ?? '', 16)]
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** 0 for black to 1 for white (WCAG 2.1, "relative luminance"). */
export function luminanceOf(color: string): number {
  const [red, green, blue] = rgbOf(color).map(linear)
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function linear(part: number): number {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** 1 for the same colour to 21 for black on white; the order of the two does not matter. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Rounded down to one decimal: 4.49 is not shown as 4.5. */
export function roundedRatio(ratio: number): number {
  return Math.floor(ratio * 10 + 1e-9) / 10
}

/**
 * The colour itself when it has enough contrast, else the one that takes the fewest steps towards black or white until it
 * has. Steps are 1/255 of the way, so the hue stays. Up to 4.58 one of the two ends always passes.
 */
export function nearestPassing(color: string, other: string, needed: number): string {
  if (contrastRatio(color, other) >= needed) return color
  const found = (['#000000', '#ffffff'] as const).flatMap((end) => {
    const step = firstPassingStep(color, end, other, needed)
    return step === null ? [] : [{ step, color: mixed(color, end, step) }]
  })
  const [nearest] = found.toSorted((a, b) => distance(color, a.color) - distance(color, b.color))
  return nearest?.color ?? (luminanceOf(other) > 0.18 ? '#000000' : '#ffffff')
}

const steps = 255

function firstPassingStep(color: string, end: string, other: string, needed: number): number | null {
  for (let step = 1; step <= steps; step++) {
    if (contrastRatio(mixed(color, end, step), other) >= needed) return step
  }
  return null
}

function mixed(color: string, end: string, step: number): string {
  const [from, to] = [rgbOf(color), rgbOf(end)]
  const part = (at: 0 | 1 | 2) => Math.round(from[at] + ((to[at] - from[at]) * step) / steps)
  return hexOf([part(0), part(1), part(2)])
}

function distance(one: string, other: string): number {
  const [a, b] = [rgbOf(one), rgbOf(other)]
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2
}
