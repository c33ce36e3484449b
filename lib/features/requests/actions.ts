'use server'

/** Makes keys and requests for the page "Create". */
import { objectOf } from '@/lib/domain/catalogue/field'
import { requestFields } from '@/lib/domain/certificate-requests/fields'
import { defineAction } from '../gates/define-action'
import { createRequest } from './operations/create'

export const createRequestAction = defineAction({
  permission: 'certificate.write',
  schema: objectOf(requestFields),
  run: createRequest,
})
