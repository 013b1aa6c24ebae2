import { useBlocker } from 'react-router'
import { Dialog } from '#ui/dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { words } from './words.ts'

/** Asks before one goes to another page with something unsaved (UX-CS5). */
export function LeaveDialog({ isUnsaved }: { isUnsaved: () => boolean }) {
  const say = useSay()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      title={say(words.unsaved)}
      okText={say(words.stay)}
      cancelText={say(words.leave)}
      onOk={() => blocker.reset?.()}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      onCancel={() => blocker.proceed?.()}
    >
      {say(words.unsavedHint)}
    </Dialog>
  )
}
