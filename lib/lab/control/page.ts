/** The control page: every address and interface with the fault that is in force there. */
import type { Fault } from '../faults/catalogue'
import type { ReceiverLog } from '../receivers/receiver'
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
}

export const pageOf = ({ language, clusters, faults, receivers }: PageFacts): string => {
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
<section aria-labelledby="count"><div class="head"><h2 id="count">${countOf(faults.length, language)}</h2></div>${cloudFacts(language)}</section>
${clusters.map((cluster) => clusterSection({ cluster, faults, words }))}
${receiversSection(receivers, words)}</main></body></html>`.text
  }\n`
}

const countOf = (count: number, language: Language): string => {
  const { none, one, many } = wordsIn(language).faultCount
  return count === 0 ? none : count === 1 ? one : fill(many, { count })
}

const cloudFacts = (language: Language): Html => {
  const words = wordsIn(language)
  return html`<dl><dt>${words.clientCertificate}</dt><dd><a href="/client-certificate.pem">${words.certificateFile}</a>,
<a href="/client-key.pem">${words.keyFile}</a></dd></dl>`
}
