/** The answers of a simulated server: XML in the vendor's namespace, and the container's own pages. */
import type { ServerResponse } from 'node:http'

const namespace = 'http://schema.broadsoft.com/xsi'

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export const xmlDocument = (element: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${namespace}">${content}</${element}>\n`

export const answerXml = (
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/xml;charset=UTF-8', ...headers }).end(body)
}

export const answerError = (response: ServerResponse, status: number, summary: string, code: number): void => {
  const content = `<summary>${escapeXml(summary)}</summary><summaryEnglish>${escapeXml(summary)}</summaryEnglish><errorCode>${code}</errorCode>`
  const challenge = status === 401 ? { 'www-authenticate': 'Basic realm="BroadWorks", charset="UTF-8"' } : undefined
  answerXml(response, status, xmlDocument('ErrorInfo', content), challenge)
}

/** What the servlet container says itself, when no application does. */
export const answerPage = (
  response: ServerResponse,
  status: number,
  title: string,
  headers: Record<string, string> = {},
): void => {
  const body = `<!doctype html><html lang="en"><head><title>HTTP Status ${status}</title></head><body><h1>HTTP Status ${status}: ${title}</h1></body></html>\n`
  response.writeHead(status, { 'content-type': 'text/html;charset=utf-8', ...headers }).end(body)
}
