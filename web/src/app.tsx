// Chooses the page: setting up, signing in, or the work itself.
import { useLive } from './api/live'
import { useSession } from './api/session'
import type { User } from './api/types'
import { Frame } from './parts/frame'
import { Ingestion } from './pages/ingestion'
import { SetUp } from './pages/set_up'
import { SignIn } from './pages/sign_in'
import { Sources } from './pages/sources'
import { Starting } from './pages/starting'
import { kSourcesPath, usePath } from './routing'
import { useSetupToken } from './setup_token'

function Work({ user }: { user: User }) {
  const connection = useLive()
  const path = usePath()
  return (
    <Frame user={user} connection={connection}>
      {path === kSourcesPath ? <Sources user={user} /> : <Ingestion />}
    </Frame>
  )
}

export function App() {
  const [setupToken, dropSetupToken] = useSetupToken()
  const session = useSession()
  if (!session.data) return <Starting error={session.error ?? session.failureReason} />
  if (session.data.user) return <Work user={session.data.user} />
  if (setupToken) return <SetUp token={setupToken} onLeave={dropSetupToken} />
  return <SignIn ended={session.data.ended} />
}
