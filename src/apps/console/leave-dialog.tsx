import { Modal } from 'antd'
import { useBlocker } from 'react-router'
import { useSay } from '#ui/sentence.tsx'
import { words } from './words.ts'

/** Asks before one goes to another page with something unsaved (UX-CS5). */
export function LeaveDialog({ isUnsaved }: { isUnsaved: () => boolean }) {
  const say = useSay()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={say(words.unsaved)}
      okText={say(words.stay)}
      cancelText={say(words.leave)}
      closable={false}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      keyboard={false}
      maskClosable={false}
    >
      {say(words.unsavedHint)}
    </Modal>
  )
}
