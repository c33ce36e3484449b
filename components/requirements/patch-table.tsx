/** Every patch that the sources name, by release; the cluster's own release is marked. */
import { useTranslations } from 'next-intl'
import { Panel } from '@/components/patterns/panel'
import type { BroadworksRelease } from '@/lib/domain/provisioning/types'
import { patchedReleases, patchesOf } from '@/lib/domain/requirements/patches'

const columns = ['flowThrough', 'provisioningUrl', 'authenticationService', 'callHistory'] as const

export function PatchTable({ release }: { release: BroadworksRelease }) {
  const t = useTranslations('requirements.patches')
  return (
    <Panel title={t('title')} note={t('note')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and a keyboard must reach what scrolls */}
      <div tabIndex={0} className="overflow-x-auto">
        <table className="w-full">
          <thead>
            <tr className="text-xs text-ink-soft">
              {(['release', ...columns] as const).map((column) => (
                <th key={column} scope="col" className="px-3 py-2 text-start font-semibold first:ps-4 last:pe-4">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {patchedReleases.map((one) => (
              <tr key={one} className="border-t border-hairline align-top">
                <th scope="row" className="py-2.5 ps-4 pe-3 text-start font-medium whitespace-nowrap">
                  {one}
                  {one === release && <span className="block text-xs font-normal text-ink-soft">{t('here')}</span>}
                </th>
                {columns.map((column) => (
                  <td key={column} className="host px-3 py-2.5 text-xs last:pe-4">
                    {patchesOf(one)[column].length === 0 && <span className="text-ink-soft">{t('none')}</span>}
                    {patchesOf(one)[column].map((patch) => (
                      <span key={patch} className="block">
                        {patch}
                      </span>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="border-t border-hairline px-4 py-3 text-xs text-ink-soft">{t('text')}</p>
    </Panel>
  )
}
