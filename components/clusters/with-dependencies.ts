/** What one field decides for another while a form is filled in. */
import type { Form } from '@/components/patterns/form/use-form'

/**
 * A shared XSP forces mutual TLS (domain.md section 2): the type follows and is locked while it is shared, and goes back
 * to what it was when it is not.
 */
export function withDependencies(form: Form): Form {
  return {
    ...form,
    set: (name, value) => {
      form.set(name, value)
      if (name !== 'sharedXsp') return
      form.set(
        'authenticationServiceType',
        value === true ? 'mtls' : (form.baseline.authenticationServiceType ?? 'ci-token'),
      )
    },
  }
}

export function lockedFields(form: Form): string[] {
  return form.values.sharedXsp === true && form.values.authenticationServiceType === 'mtls'
    ? ['authenticationServiceType']
    : []
}
