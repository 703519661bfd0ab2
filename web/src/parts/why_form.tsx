// Answers "why was my file not ingested?" from the ledger.
import { Button, NativeSelect, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSources, useWhy } from '../api/sources'
import type { Explanation } from '../api/types'
import { errorOf, FormError } from './form_error'
import { Notice, type NoticeProps } from './notice'
import classes from './trigger_form.module.css'

const kTones: Record<Explanation['verdict'], NoticeProps['tone']> = {
  ingested: 'good',
  waiting: 'info',
  skipped: 'warn',
  failed: 'bad',
  cancelled: 'warn',
  removed: 'warn',
  unknown: 'info',
}

export function WhyForm() {
  const sources = useSources()
  const [chosen, setChosen] = useState<string>()
  const [path, setPath] = useState('')
  const why = useWhy()
  const id = chosen ?? sources.data?.find((source) => source.default)?.id ?? sources.data?.[0]?.id
  if (!id) return null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (id) why.mutate({ id, path: path.trim() })
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-labelledby="why">
      <Title order={2} size="h4" id="why">
        Why was a file not ingested?
      </Title>
      <div className={classes.line}>
        <NativeSelect
          label="Source"
          data={sources.data?.map(({ id: value, name }) => ({ value, label: name })) ?? []}
          value={id}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <TextInput
          className={classes.field}
          label="Path of the file"
          placeholder="/team/ada.pdf"
          required
          withAsterisk={false}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={1024}
          value={path}
          error={errorOf(why.error, 'path')}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={why.isPending}>
          Ask
        </Button>
      </div>
      <div aria-live="polite">
        <FormError error={why.error} fields={['path']} />
        {why.data && <Notice tone={kTones[why.data.verdict]}>{why.data.message}</Notice>}
      </div>
    </form>
  )
}
