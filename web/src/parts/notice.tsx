// A sentence that must not be missed: what happened, why, and what to do.
import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, InfoIcon } from './icons'
import classes from './notice.module.css'

const icons = { bad: AlertIcon, warn: AlertIcon, good: CheckIcon, info: InfoIcon }

export interface NoticeProps {
  tone: keyof typeof icons
  children: ReactNode
  action?: ReactNode
}

export function Notice({ tone, children, action }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon />
      <div className={classes.words}>{children}</div>
      {action}
    </div>
  )
}
