// All sources: what each is, whether it works, and what can be done with it.
import { Badge, Button, Skeleton, Title } from '@mantine/core'
import { useState } from 'react'
import { useTrigger } from '../api/jobs'
import { useDisconnect, useSources } from '../api/sources'
import type { Source } from '../api/types'
import { go, jobPath } from '../routing'
import { PlayIcon } from './icons'
import { Notice } from './notice'
import classes from './source_list.module.css'

const kKinds: Record<Source['kind'], string> = {
  folder: 'Folder',
  dropbox: 'Dropbox account',
  uploads: 'Uploaded files',
}
const kStates = {
  ok: { word: 'Works', tone: 'good' },
  reconnect: { word: 'Reconnect', tone: 'bad' },
  disconnected: { word: 'Disconnected', tone: 'idle' },
} as const

function Actions({ source, isAdmin, onError }: RowProps & { onError: (error: Error | null) => void }) {
  const trigger = useTrigger()
  const disconnect = useDisconnect(source.id)
  return (
    <div className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<PlayIcon size={15} />}
        loading={trigger.isPending}
        disabled={source.state !== 'ok'}
        onClick={() =>
          trigger.mutate(
            { source: source.id },
            { onSettled: (_, error) => onError(error), onSuccess: ({ jobId }) => go(jobPath(jobId)) },
          )
        }
      >
        Start ingestion
      </Button>
      {isAdmin && source.kind === 'dropbox' && source.state === 'ok' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={disconnect.isPending}
          onClick={() => disconnect.mutate(undefined, { onSettled: (_, error) => onError(error) })}
        >
          Disconnect
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  source: Source
  isAdmin: boolean
}

function Row({ source, isAdmin }: RowProps) {
  const [refusal, setRefusal] = useState<Error | null>(null)
  const { word, tone } = kStates[source.state]
  return (
    <li className={classes.row} data-source={source.name}>
      <div className={classes.what}>
        <div className={classes.name}>
          {source.name}
          {source.default && (
            <Badge variant="light" size="sm" ml={8}>
              Default
            </Badge>
          )}
        </div>
        <div className={classes.soft}>
          {kKinds[source.kind]}
          {source.kind !== 'uploads' && <> · without a path, {source.defaultPath}</>}
        </div>
      </div>
      <span className={classes.state} data-tone={tone}>
        {word}
      </span>
      <Actions source={source} isAdmin={isAdmin} onError={setRefusal} />
      {source.reason && (
        <div className={classes.note}>
          <Notice tone="warn">{source.reason.message}</Notice>
        </div>
      )}
      {refusal && (
        <div className={classes.note}>
          <Notice tone="bad">{refusal.message}</Notice>
        </div>
      )}
    </li>
  )
}

export function SourceList({ isAdmin }: { isAdmin: boolean }) {
  const sources = useSources()
  return (
    <section className={classes.card} aria-labelledby="sources">
      <Title order={2} size="h4" id="sources" className={classes.title}>
        All sources
      </Title>
      {sources.isPending && <Skeleton height={80} radius={0} />}
      {sources.error && <Notice tone="bad">{sources.error.message}</Notice>}
      {sources.data?.length === 0 && (
        <p className={classes.empty}>
          There is none yet. Start the server with --folder, or connect a Dropbox account.
        </p>
      )}
      <ul className={classes.rows}>
        {sources.data?.map((source) => <Row key={source.id} source={source} isAdmin={isAdmin} />)}
      </ul>
    </section>
  )
}
