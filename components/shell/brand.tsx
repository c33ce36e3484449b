/** The mark and the name of the product. */
import { getTranslations } from 'next-intl/server'

export async function Brand() {
  const t = await getTranslations('shell')
  return (
    <span className="flex items-center gap-3 text-base font-semibold text-ink">
      {/* biome-ignore lint/performance/noImgElement: an SVG of our own, images are not optimised */}
      <img src="/brand/mark.svg" alt="" width={32} height={32} />
      {t('product')}
    </span>
  )
}
