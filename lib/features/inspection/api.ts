/** Checks a chain for the page that asks: files are larger than a form's action may carry. */
import { inspectionRequest, longestContent } from '@/lib/domain/inspection/fields'
import { defineRoute } from '../gates/define-route'
import { inspectChain } from './operations/inspect'

const beside = 4_096

export const checkChain = defineRoute({
  permission: 'certificate.check',
  schema: inspectionRequest,
  mostBytes: longestContent + beside,
  run: inspectChain,
})
