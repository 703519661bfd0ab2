// Makes a Dropbox account a source, or connects it again. Dropbox shows a code, so that this works
// for a server that Dropbox cannot reach.
import { Anchor, Button, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useConnect, useInvitation } from '../api/sources'
import classes from './trigger_form.module.css'
import { errorOf, FormError } from './form_error'
import { Notice } from './notice'

function Invite({ invitation }: { invitation: ReturnType<typeof useInvitation> }) {
  return (
    <>
      <FormError error={invitation.error} fields={[]} />
      <div>
        <Button variant="default" loading={invitation.isPending} onClick={() => invitation.mutate()}>
          Connect a Dropbox account
        </Button>
      </div>
    </>
  )
}

interface PasteProps {
  url: string
  authorization: string
  onDone: (name: string) => void
}

function Paste({ url, authorization, onDone }: PasteProps) {
  const [code, setCode] = useState('')
  const connect = useConnect()

  function submit(event: FormEvent) {
    event.preventDefault()
    connect.mutate(
      { authorization, code: code.trim() },
      { onSuccess: (source) => onDone(source.name) },
    )
  }

  return (
    <form onSubmit={submit}>
      <p>
        1. <Anchor href={url} target="_blank" rel="noreferrer">Open Dropbox</Anchor>, sign in, and
        allow Vitae to see file names and content. Dropbox then shows a code.
      </p>
      <div className={classes.line}>
        <TextInput
          className={classes.field}
          label="2. Paste the code here, within ten minutes"
          autoComplete="off"
          spellCheck={false}
          required
          withAsterisk={false}
          value={code}
          error={errorOf(connect.error, 'code')}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={connect.isPending}>
          Connect
        </Button>
      </div>
      <FormError error={connect.error} fields={['code']} />
    </form>
  )
}

export function DropboxForm() {
  const invitation = useInvitation()
  const [connected, setConnected] = useState<string>()

  function finish(name: string) {
    setConnected(name)
    invitation.reset()
  }

  return (
    <section className={classes.form} aria-labelledby="dropbox">
      <Title order={2} size="h4" id="dropbox">
        Dropbox
      </Title>
      {connected && (
        <Notice tone="good">{connected} is connected. Start an ingestion to read its resumes.</Notice>
      )}
      {invitation.data ? (
        <Paste {...invitation.data} onDone={finish} />
      ) : (
        <Invite invitation={invitation} />
      )}
    </section>
  )
}
