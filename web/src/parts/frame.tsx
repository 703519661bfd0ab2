// What stands around every page: the mark, whether the page is up to date, who is signed in.
import { Button, Container, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Connection } from '../api/live'
import { useSignOut } from '../api/session'
import type { User } from '../api/types'
import { kSourcesPath, linkTo, usePath } from '../routing'
import classes from './frame.module.css'
import { ChevronIcon, SignOutIcon } from './icons'
import { Logo } from './logo'
import { Notice } from './notice'

const roles: Record<User['role'], string> = { ADMIN: 'Administrator', POWER_USER: 'Power user' }

function Account({ user }: { user: User }) {
  const signOut = useSignOut()
  return (
    <Popover position="bottom-end" width={240} trapFocus shadow="md">
      <Popover.Target>
        <Button variant="subtle" color="gray" rightSection={<ChevronIcon size={16} />} px="xs">
          <span className={classes.name}>{user.name}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Account" className={classes.account}>
        <div>
          <div className={classes.email}>{user.email}</div>
          <div className={classes.role}>{roles[user.role]}</div>
        </div>
        {signOut.error && <Notice tone="bad">{signOut.error.message}</Notice>}
        <Button
          variant="default"
          leftSection={<SignOutIcon size={16} />}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function Pages() {
  const path = usePath()
  const inSources = path === kSourcesPath
  return (
    <nav className={classes.pages} aria-label="Pages">
      <a aria-current={inSources ? undefined : 'page'} {...linkTo('/')}>
        Ingestion
      </a>
      <a aria-current={inSources ? 'page' : undefined} {...linkTo(kSourcesPath)}>
        Sources
      </a>
    </nav>
  )
}

function Lost() {
  return (
    <div className={classes.lost}>
      <Notice tone="warn">
        The connection to the server is lost. What you see may be out of date. It is tried again by
        itself, every few seconds.
      </Notice>
    </div>
  )
}

export interface FrameProps {
  user: User
  connection: Connection
  children: ReactNode
}

export function Frame({ user, connection, children }: FrameProps) {
  return (
    <>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <a className={classes.home} aria-label="Vitae" {...linkTo('/')}>
            <Logo />
          </a>
          <Pages />
          <span className={classes.connection} data-connection={connection}>
            {connection === 'live' ? 'Live' : connection === 'lost' ? 'Offline' : 'Connecting'}
          </span>
          <Account user={user} />
        </Container>
      </header>
      {connection === 'lost' && <Lost />}
      <Container size="xl" component="main" className={classes.main}>
        {children}
      </Container>
    </>
  )
}
