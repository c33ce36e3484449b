/** Holds the stream of live updates open. A browser tries a broken stream again, but never one that was refused. */
import { routes } from './routes'

const firstRetryMs = 2_000
const longestRetryMs = 60_000

interface StreamEars {
  /** When the page was drawn, in milliseconds: what happened between that and the opening is heard too. */
  drawnAtMs: number
  /** Its page was out of sight: the first opening counts as a return. */
  isBack: boolean
  onEvent: (event: { topic: string; id?: string }) => void
  /** The stream stands again after it was away. */
  onBack: () => void
  /** The session has ended; nothing comes any more. */
  onSignedOut: () => void
}

/** Listens until the answer is called. */
export function openStream({ drawnAtMs, isBack, onEvent, onBack, onSignedOut }: StreamEars): () => void {
  let source: EventSource
  let retrying: ReturnType<typeof setTimeout> | undefined
  let retryMs = firstRetryMs
  let wasAway = isBack
  const open = () => {
    source = new EventSource(routes.api.events(drawnAtMs))
    source.onmessage = ({ data }) => onEvent(JSON.parse(data))
    source.addEventListener('signed-out', () => {
      source.close()
      onSignedOut()
    })
    source.onerror = () => {
      wasAway = true
      if (source.readyState !== EventSource.CLOSED) return
      retrying = setTimeout(open, retryMs)
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    }
    source.onopen = () => {
      retryMs = firstRetryMs
      if (wasAway) onBack()
      wasAway = false
    }
  }
  open()
  return () => {
    clearTimeout(retrying)
    source.close()
  }
}
