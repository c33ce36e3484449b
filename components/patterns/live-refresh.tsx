/** Keeps a page true: what changes from the moment it was read makes it read itself again. */
import { useNow } from 'next-intl'
import { LiveEars, type LiveTopic } from './live-ears'

/** `id` narrows to events of one cluster or person. */
export function LiveRefresh(props: { topics: readonly LiveTopic[]; id?: string }) {
  return <LiveEars {...props} drawnAtMs={useNow().getTime()} />
}
