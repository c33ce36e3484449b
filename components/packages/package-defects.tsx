/** What is known to go wrong with a package, told beside the place where it is chosen; usable on both sides. */
import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import { isPackageId, packageDefectsOf } from '@/lib/domain/provisioning/packages'

/** Draws nothing for a package without known defects, and while none is chosen. */
export function PackageDefects({ of }: { of: unknown }) {
  const t = useTranslations('packages')
  const sources = useTranslations('provisioning.sources')
  if (!isPackageId(of)) return null
  return packageDefectsOf(of).map(({ defect, other }) => (
    <p
      key={`${defect} ${other}`}
      className="mt-1 flex items-start gap-2 rounded-control bg-tint-warn px-3 py-2 text-xs"
    >
      <StateMark state="degraded" size={12} className="mt-0.5" />
      <span>
        {t(`defects.${defect}.at`, { package: t(`names.${of}`), other: t(`names.${other}`) })} {sources('known-issues')}
        .
      </span>
    </p>
  ))
}
