// Chooses the page: setting up, signing in, or the work itself.
import { useSession } from './api/session'
import { Ingestion } from './pages/ingestion'
import { SetUp } from './pages/set_up'
import { SignIn } from './pages/sign_in'
import { Starting } from './pages/starting'
import { useSetupToken } from './setup_token'

export function App() {
  const [setupToken, dropSetupToken] = useSetupToken()
  const session = useSession()
  if (!session.data) return <Starting error={session.error ?? session.failureReason} />
  if (session.data.user) return <Ingestion user={session.data.user} />
  if (setupToken) return <SetUp token={setupToken} onLeave={dropSetupToken} />
  return <SignIn ended={session.data.ended} />
}
