// Asks for the ingestion of a path, and tells what came of it.
import { Button, Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { type FormEvent, useRef, useState } from 'react'
import { useTrigger } from '../api/jobs'
import { errorOf, FormError } from './form_error'
import { FolderIcon, PlayIcon } from './icons'
import { QueuedNotice } from './queued_notice'
import classes from './trigger_form.module.css'

export function TriggerForm() {
  const [path, setPath] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const trigger = useTrigger()
  useHotkeys([['/', () => field.current?.focus()]])

  function submit(event: FormEvent) {
    event.preventDefault()
    const wanted = path.trim()
    trigger.mutate(wanted ? { path: wanted } : {}, { onSuccess: () => setPath('') })
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.line}>
        <TextInput
          ref={field}
          className={classes.field}
          label="Dropbox path"
          description="Leave it empty for the default folder. Capital letters count."
          placeholder="Default folder"
          leftSection={<FolderIcon />}
          rightSection={<Kbd visibleFrom="sm" title="Press / to come here">/</Kbd>}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={1024}
          value={path}
          error={errorOf(trigger.error, 'dropboxPath')}
          onChange={(event) => setPath(event.currentTarget.value)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Button type="submit" leftSection={<PlayIcon />} loading={trigger.isPending}>
          Start ingestion
        </Button>
      </div>
      <div aria-live="polite">
        <FormError error={trigger.error} fields={['dropboxPath']} />
        {trigger.data && <QueuedNotice accepted={trigger.data} />}
      </div>
    </form>
  )
}
