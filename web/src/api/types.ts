// The contract's types under short names.
import type { components } from './contract'

type Schemas = components['schemas']

export type Job = Schemas['Job']
export type JobState = Schemas['JobState']
export type JobFile = Schemas['JobFile']
export type FileState = JobFile['state']
export type FileEvent = Schemas['FileEvent']
export type Progress = Schemas['Progress']
export type Actor = Schemas['Actor']
export type Source = Schemas['Source']
export type Explanation = Schemas['Explanation']
export type User = Schemas['User']
export type Me = Schemas['Me']
export type Accepted = Schemas['TriggerAccepted']

/** A list as the server gives it: newest first, a page at a time. */
export interface Page<Item> {
  items: Item[]
  nextCursor?: string
}
