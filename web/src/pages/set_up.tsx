import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSetUp } from '../api/session'
import { errorOf, FormError } from '../parts/form_error'
import { Threshold } from '../parts/threshold'

export function SetUp({ token, onLeave }: { token: string; onLeave: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const setUp = useSetUp()

  function submit(event: FormEvent) {
    event.preventDefault()
    setUp.mutate({ token, name, email, password }, { onSuccess: onLeave })
  }

  return (
    <Threshold
      title="Welcome to Vitae"
      lead="Create the first account. It is an administrator, and can add the others."
      foot={
        <Anchor component="button" size="sm" c="var(--accent)" onClick={onLeave}>
          I have an account already
        </Anchor>
      }
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Your name"
            autoComplete="name"
            required
            withAsterisk={false}
            autoFocus
            value={name}
            error={errorOf(setUp.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            error={errorOf(setUp.error, 'email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            description="At least 12 characters. A few words in a row are good and easy to remember."
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            error={errorOf(setUp.error, 'password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormError error={setUp.error} fields={['name', 'email', 'password']} />
          <Button type="submit" fullWidth mt={4} loading={setUp.isPending}>
            Create the account
          </Button>
        </Stack>
      </form>
    </Threshold>
  )
}
