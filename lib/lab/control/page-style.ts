/** The look of the control page: the hub's measures, light and dark, usable at 320 pixels. */

export const pageStyle = `
:root { color-scheme: light dark; --page: #f7f7f7; --panel: #fff; --text: #121212; --soft: #5c5c5c; --line: #d6d6d6;
  --row: #ececec; --link: #0353a8; --fault: #a12512; --tint: #fdeceb; --edge: #757575; --mark: #5c3d0a; --mark-tint: #fcefcf }
@media (prefers-color-scheme: dark) { :root { --page: #111; --panel: #1c1c1c; --text: #f2f2f2; --soft: #ababab; --line: #3d3d3d;
  --row: #2b2b2b; --link: #76b6f7; --fault: #fc9b8d; --tint: #3b1512; --edge: #8a8a8a; --mark: #fbd37a; --mark-tint: #38290c } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/20px Inter, system-ui, sans-serif }
header, main { max-width: 1440px; margin: 0 auto; padding: 16px 32px }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center }
h1 { font-size: 24px; line-height: 32px; margin: 0; overflow-wrap: anywhere }
h2 { font-size: 16px; line-height: 24px; margin: 0 }
p { margin: 0; flex-basis: 100%; color: var(--soft) }
a { color: var(--link) }
.mark { padding: 2px 10px; border-radius: 12px; background: var(--mark-tint); color: var(--mark); font-weight: 600 }
.skip { position: absolute; left: -9999px } .skip:focus { left: 16px; top: 8px; background: var(--panel); padding: 8px }
.push { margin-left: auto; display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
button { font: inherit; font-weight: 500; height: 36px; padding: 0 16px; border-radius: 18px; border: 1px solid var(--edge);
  background: var(--panel); color: var(--text); cursor: pointer }
button:hover, summary:hover { background: var(--row) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
[role=status] { min-height: 20px; flex-basis: 100% }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 16px; overflow: hidden }
.head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; padding: 12px 16px }
.soft { color: var(--soft); font-size: 12px; line-height: 16px }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th, td { text-align: left; vertical-align: top; padding: 8px; border-top: 1px solid var(--row); font-weight: 400 }
th:first-child, td:first-child { padding-left: 16px }
thead th { font-size: 12px; line-height: 16px; font-weight: 600 }
th[scope=row] { font-weight: 500; font-variant-numeric: tabular-nums; white-space: nowrap }
select { font: inherit; width: 100%; min-width: 96px; height: 36px; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--panel); color: var(--text); padding: 0 4px }
select.on { border-color: var(--fault); background: var(--tint); color: var(--fault); font-weight: 500 }
td select { font-size: 12px }
.also { color: var(--fault); font-size: 12px; line-height: 16px; margin-top: 4px }
.names > h3 { grid-column: 1 / -1; font-size: 12px; line-height: 16px; margin: 0 }
.names { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 12px; padding: 12px 16px;
  border-top: 1px solid var(--row) }
.names label { display: block; overflow-wrap: anywhere; font-size: 12px; line-height: 16px; margin-bottom: 4px }
summary { padding: 12px 16px; cursor: pointer; border-top: 1px solid var(--row); color: var(--link) }
pre { margin: 0; padding: 0 16px 16px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12px }
ol { margin: 0; padding: 0 16px 12px 40px } li { padding: 4px 0 } li[aria-current] { font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; padding: 0 16px 16px }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere; user-select: all }
@media (max-width: 900px) {
  header, main { padding: 12px } .push { margin-left: 0 }
  thead { position: absolute; left: -9999px }
  table { table-layout: auto } tr { display: block; border-top: 1px solid var(--line); padding: 4px 0 }
  th, td { display: block; border: 0; padding: 4px 16px }
  td::before { content: attr(data-label); display: block; font-size: 12px; line-height: 16px; color: var(--soft) }
  dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: 8px }
}
`
