// What stands around every page: the mark, whether the page is up to date, who is signed in.
import { Button, Container, Menu, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Connection } from '../api/live'
import { useSignOut } from '../api/session'
import type { User } from '../api/types'
import { linkTo } from '../routing'
import classes from './frame.module.css'
import { ChevronIcon, SignOutIcon } from './icons'
import { Logo } from './logo'
import { Notice } from './notice'

const roles: Record<User['role'], string> = { ADMIN: 'Administrator', POWER_USER: 'Power user' }

function Account({ user }: { user: User }) {
  const signOut = useSignOut()
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="subtle" color="gray" rightSection={<ChevronIcon size={16} />} px="xs">
          <span className={classes.name}>{user.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.account}>
          <Text size="sm" fw={550} truncate>
            {user.email}
          </Text>
          <Text size="xs" className={classes.soft}>
            {roles[user.role]}
          </Text>
        </div>
        <Menu.Divider />
        {signOut.error && <Notice tone="bad">{signOut.error.message}</Notice>}
        <Menu.Item
          leftSection={<SignOutIcon size={16} />}
          closeMenuOnClick={false}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
