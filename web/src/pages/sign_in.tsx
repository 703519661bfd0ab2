import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSignIn } from '../api/session'
import { FormError } from '../parts/form_error'
import { Notice } from '../parts/notice'
import { Threshold } from '../parts/threshold'

export function SignIn({ ended }: { ended: boolean }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()

  function submit(event: FormEvent) {
    event.preventDefault()
    signIn.mutate({ email, password })
  }

  return (
    <Threshold
      title="Sign in"
      foot="For the very first account, open the link that the server printed when it started."
    >
      <form onSubmit={submit}>
        <Stack>
          {ended && !signIn.error && (
            <Notice tone="info">Your session has ended. Sign in again to go on.</Notice>
          )}
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormError error={signIn.error} fields={[]} />
          <Button type="submit" fullWidth mt={4} loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Threshold>
  )
}
