// The server's words about a form: beside the field they are about, else above the button.
import { ServerError } from '../api/client'
import { Notice } from './notice'

export function errorOf(error: Error | null, field: string) {
  return error instanceof ServerError && error.field === field ? error.message : undefined
}

export function FormError({ error, fields }: { error: Error | null; fields: string[] }) {
  if (!error || fields.some((field) => errorOf(error, field))) return null
  return <Notice tone="bad">{error.message}</Notice>
}
