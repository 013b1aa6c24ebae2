import { App, Input } from 'antd'
import { Dialog } from '#ui/dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { invitationAddress } from './paths.ts'
import { pageWords } from './words.ts'

/** Shows a one-time link once, to be handed to its owner. */
export function InvitationDialog({ token, onClose }: { token: string | undefined; onClose: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const address = token === undefined ? '' : invitationAddress(token)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    message.success(say(pageWords.copied))
  }
  return (
    <Dialog
      open={token !== undefined}
      title={say(pageWords.linkTitle)}
      okText={say(pageWords.copy)}
      onOk={() => void copy()}
      onCancel={onClose}
    >
      <p>{say(pageWords.linkHint)}</p>
      <Input.TextArea readOnly autoSize value={address} aria-label={say(pageWords.linkTitle)} />
    </Dialog>
  )
}
