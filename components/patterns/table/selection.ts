/** Decides what is selected after one click. */

/**
 * The clicked row changes; with an anchor (Shift) every row between it and the anchor takes the clicked row's new state.
 * `onPage` is the order on screen.
 */
export function nextSelection(
  selected: readonly string[],
  onPage: readonly string[],
  clicked: string,
  anchor: string | null,
): readonly string[] {
  const isOn = !selected.includes(clicked)
  const [from, to] = [onPage.indexOf(anchor ?? clicked), onPage.indexOf(clicked)]
  const range = from < 0 ? [clicked] : onPage.slice(Math.min(from, to), Math.max(from, to) + 1)
  const others = selected.filter((id) => !range.includes(id))
  return isOn ? [...others, ...range] : others
}
