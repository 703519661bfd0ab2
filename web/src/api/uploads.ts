// Sends files, and tells how far that has come: `fetch` cannot, so this is an XMLHttpRequest.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { refusalOf, ServerError, signatureOfWrites, unreachable } from './client'
import { jobsKey, queries, sourcesKey } from './queries'
import type { Accepted } from './types'

function answerOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return undefined
  }
}

function send(files: File[], onProgress: (share: number) => void): Promise<Accepted> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  const request = new XMLHttpRequest()
  request.open('POST', '/api/uploads')
  request.setRequestHeader('X-Vitae-CSRF', signatureOfWrites())
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      const answer = answerOf(request)
      if (request.status === 202) resolve((answer as { data: Accepted }).data)
      else reject(refusalOf(answer, request.status, request.getResponseHeader('Retry-After')))
    }
    request.send(form)
  })
}

/** Sends files; `share` is how much of them has gone, from 0 to 1. */
export function useUpload() {
  const [share, setShare] = useState(0)
  const upload = useMutation<Accepted, ServerError | Error, File[]>({
    mutationFn: (files) => {
      setShare(0)
      return send(files, setShare)
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [jobsKey] })
      void queries.invalidateQueries({ queryKey: [sourcesKey] })
    },
  })
  return { ...upload, share }
}
