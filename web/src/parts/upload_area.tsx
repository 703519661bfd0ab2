// Takes files that are dropped or chosen, sends them, and tells what came of it.
import { Button, Progress } from '@mantine/core'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { useUpload } from '../api/uploads'
import { count } from '../wording'
import { FormError } from './form_error'
import { UploadIcon } from './icons'
import { Notice } from './notice'
import { QueuedNotice } from './queued_notice'
import classes from './upload_area.module.css'

const kMostFiles = 100
const kMostBytes = 100_000_000

/** Told before anything is sent: the server would refuse it only once most of it has gone. */
function tooMuch(files: File[]) {
  if (files.length > kMostFiles)
    return `These are ${count(files.length)} files, and 100 can be sent at once. Send fewer files at once.`
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  if (bytes > kMostBytes)
    return 'These files have more than 100 MB, which is the most that can be sent at once. Send fewer files at once.'
  return undefined
}

function Sending({ files, share }: { files: number; share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div className={classes.sending}>
      <span>
        Sending {count(files)} {files === 1 ? 'file' : 'files'}, {percent} %
      </span>
      <Progress value={percent} aria-label="How much has been sent" />
    </div>
  )
}

export function UploadArea() {
  const upload = useUpload()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  function take(list: FileList | null) {
    const files = [...(list ?? [])]
    if (files.length === 0 || upload.isPending) return
    const problem = tooMuch(files)
    setRefusal(problem)
    if (!problem) upload.mutate(files)
  }
  function choose(event: ChangeEvent<HTMLInputElement>) {
    take(event.currentTarget.files)
    event.currentTarget.value = '' // so that the same file can be chosen again
  }
  function hover(event: DragEvent) {
    event.preventDefault()
    setOver(true)
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <section
      className={classes.area}
      aria-label="Upload"
      data-over={over || undefined}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={classes.line}>
        <UploadIcon />
        <p className={classes.words}>
          Or drop resumes here: documents, ZIP archives, e-mails. At most 100 files, 100 MB.
        </p>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files to upload"
          onChange={choose}
        />
        <Button
          variant="default"
          loading={upload.isPending}
          onClick={() => chooser.current?.click()}
        >
          Choose files
        </Button>
      </div>
      <div aria-live="polite">
        {upload.isPending && <Sending files={upload.variables.length} share={upload.share} />}
        {refusal && <Notice tone="bad">{refusal}</Notice>}
        <FormError error={upload.error} fields={[]} />
        {upload.data && <QueuedNotice accepted={upload.data} />}
      </div>
    </section>
  )
}
