/** The control page: every address and interface with the fault that is in force there. */
import type { Fault } from '../faults/catalogue'
import type { ReceiverLog } from '../receivers/receiver'
import type { ScenarioState } from '../scenario'
import type { LabCluster } from '../story'
import { type Html, html } from './html'
import { clusterSection } from './page-cluster'
import { receiversSection } from './page-receivers'
import { fill, type Language, wordsIn } from './words'

export interface PageFacts {
  language: Language
  clusters: readonly LabCluster[]
  faults: readonly Fault[]
  receivers: ReceiverLog
  isCutOff: boolean
  scenario: ScenarioState | null
}

export const pageOf = ({ language, clusters, faults, receivers, isCutOff, scenario }: PageFacts): string => {
  const words = wordsIn(language)
  const other = language === 'en' ? 'es' : 'en'
  return `<!doctype html>\n${
    html`<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"><script src="/page.js" type="module"></script></head>
<body><a class="skip" href="#clusters">${words.skip}</a>
<header><h1>${words.title}</h1><span class="mark">${words.simulated}</span>
<div class="push"><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
<button type="button" id="restore">${words.restoreStory}</button><button type="button" id="mend">${words.mendAll}</button></div>
<p>${words.lead}</p>
<div role="status" data-saved="${words.saved}" data-failed="${words.failed}" data-unreachable="${words.unreachable}"></div></header>
<main id="clusters" tabindex="-1">
<section aria-labelledby="count"><div class="head"><h2 id="count">${countOf(faults.length, language)}</h2></div>${cloudFacts(language)}${networkSwitch(isCutOff, language)}</section>
${scenario ? scenarioSection(scenario, language) : ''}
${clusters.map((cluster) => clusterSection({ cluster, faults, words }))}
${receiversSection(receivers, words)}</main></body></html>`.text
  }\n`
}

const countOf = (count: number, language: Language): string => {
  const { none, one, many } = wordsIn(language).faultCount
  return count === 0 ? none : count === 1 ? one : fill(many, { count })
}

const networkSwitch = (isCutOff: boolean, language: Language): Html => {
  const words = wordsIn(language)
  return html`<div class="head"><button type="button" id="network" data-send="${JSON.stringify({ isCutOff: !isCutOff })}">${isCutOff ? words.joinNetwork : words.cutOffNetwork}</button>
<span class="soft">${isCutOff ? words.isCutOff : words.cutOffMeans}</span></div>`
}

const scenarioSection = ({ name, steps, at }: ScenarioState, language: Language): Html => {
  const words = wordsIn(language)
  const step = (label: string, index: number) =>
    html`<li${index === at ? html` aria-current="step"` : ''}>${label} <button type="button" id="step-${index}" data-send="${JSON.stringify({ step: index })}" aria-label="${fill(words.goToStep, { step: label })}">${words.go}</button></li>`
  return html`<section aria-labelledby="scenario"><div class="head"><h2 id="scenario">${fill(words.scenario, { name })}</h2>
<span class="soft">${at < 0 ? words.notBegun : fill(words.stepOf, { step: at + 1, steps: steps.length })}</span></div>
<ol>${steps.map((one, index) => step(one.name, index))}</ol></section>`
}

const cloudFacts = (language: Language): Html => {
  const words = wordsIn(language)
  return html`<dl><dt>${words.clientCertificate}</dt><dd><a href="/client-certificate.pem">${words.certificateFile}</a>,
<a href="/client-key.pem">${words.keyFile}</a></dd></dl>`
}
