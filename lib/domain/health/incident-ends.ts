/** Lists how incidents end: only checks can say that something is back. */

/**
 * `recovered`: checks found nothing down any more. `not-known`: for a while checks could not tell. The others are deeds of
 * people: the cluster was paused or deleted, or an edit took away the interface that was down.
 */
export const incidentEnds = ['recovered', 'not-known', 'paused', 'interface-removed', 'cluster-deleted'] as const
export type IncidentEnd = (typeof incidentEnds)[number]
/** Ends that come from what people do. */
export type DeliberateEnd = Exclude<IncidentEnd, 'recovered' | 'not-known'>
