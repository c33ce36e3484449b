/** Customer templates: who may. */
import type { Stage } from '../stage'
import { everybody, type RoomAccess } from './room-access'

const onTemplate = ({ templateId }: Stage) => ({ id: templateId })

export const templates: RoomAccess = {
  pages: {
    '/templates': { for: everybody },
    '/templates/import': { for: everybody },
    '/templates/new': { for: ['admin'] },
    '/templates/[templateId]/details': { for: everybody, of: 'template' },
    '/templates/[templateId]/history': { for: everybody, of: 'template' },
    '/templates/[templateId]/settings': { for: everybody, of: 'template' },
  },
  routes: {
    '/api/templates.csv': { method: 'GET', for: everybody, stranger: 200 },
    '/api/templates.json': { method: 'GET', for: everybody, stranger: 200 },
    '/api/templates/matching': { method: 'GET', for: everybody, stranger: 200 },
    '/api/templates/export': {
      method: 'POST',
      for: everybody,
      body: ({ templateId }) => ({ ids: [templateId], format: 'csv' }),
      stranger: 200,
    },
    '/api/templates/import/example.csv': { method: 'GET', for: everybody, stranger: 200 },
    '/api/templates/import/read': { method: 'POST', for: ['admin'], body: () => [{ name: 'Smuggled' }], stranger: 200 },
    '/api/templates/import/judge': {
      method: 'POST',
      for: ['admin'],
      body: () => ({ mapping: ['name'], rows: [{ line: 2, cells: ['Smuggled'] }] }),
      stranger: 200,
    },
    '/api/templates/import/apply': {
      method: 'POST',
      for: ['admin'],
      body: () => ({ mapping: ['name'], rows: [{ line: 2, cells: ['Smuggled'] }] }),
      stranger: 200,
    },
  },
  actions: {
    createTemplateAction: { for: ['admin'], input: (_stage, id) => ({ id, values: { name: 'Smuggled' } }) },
    updateTemplateAction: {
      for: ['admin'],
      input: ({ templateId }) => ({ id: templateId, version: 1, values: { name: 'Smuggled' } }),
      stranger: 'not-found',
    },
    restoreVersionAction: {
      for: ['admin'],
      input: ({ templateId }) => ({ id: templateId, version: 2, number: 1, password: '' }),
      stranger: 'not-found',
    },
    deleteTemplateAction: { for: ['admin'], input: onTemplate, stranger: 'not-found' },
    deleteTemplatesAction: { for: ['admin'], input: ({ templateId }) => ({ ids: [templateId] }) },
    bringBackTemplatesAction: { for: ['admin'], input: ({ templateId }) => ({ ids: [templateId] }) },
    duplicateFromListAction: { for: ['admin'], input: onTemplate, stranger: 'not-found' },
  },
}
