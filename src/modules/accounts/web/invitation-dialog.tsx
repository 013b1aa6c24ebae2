import { Input } from 'antd'
import { CopyButton } from '#ui/copy-button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { invitationAddress } from './paths.ts'
import { pageWords } from './words.ts'

/** Shows a one-time link once, to be handed to its owner. */
export function InvitationDialog({ token, onClose }: { token: string | undefined; onClose: () => void }) {
  const say = useSay()
  const address = token === undefined ? '' : invitationAddress(token)
  return (
    <Dialog
      open={token !== undefined}
      title={say(pageWords.linkTitle)}
      footer={<CopyButton text={address} label={pageWords.copy} copied={pageWords.copied} kind="primary" />}
      onCancel={onClose}
    >
      <p>{say(pageWords.linkHint)}</p>
      <Input.TextArea readOnly autoSize value={address} aria-label={say(pageWords.linkTitle)} />
    </Dialog>
  )
}
