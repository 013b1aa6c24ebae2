import { Modal, type ModalProps } from 'antd'
import { useEffect } from 'react'
import { noteDialog } from './open-dialogs.ts'

/**
 * A question over the page, without a way out by accident: neither Esc nor a click beside it closes it unless
 * `onCancel` is given. The page behind stands still by a class: antd's own lock writes a style element without the
 * nonce that the page's policy asks for.
 */
export function Dialog(props: ModalProps) {
  const { open = false, onCancel } = props
  useEffect(() => {
    if (!open) return
    const closed = noteDialog()
    document.documentElement.classList.add('lx-still')
    return () => {
      document.documentElement.classList.remove('lx-still')
      closed()
    }
  }, [open])
  const closable = onCancel !== undefined
  return (
    <Modal scrollLock={false} destroyOnHidden closable={closable} keyboard={closable} mask={{ closable }} {...props} />
  )
}
