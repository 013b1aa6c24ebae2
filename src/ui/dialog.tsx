import { Modal, type ModalProps } from 'antd'
import { useEffect, useMemo } from 'react'
import { noteDialog } from './open-dialogs.ts'

/**
 * A question over the page, without a way out by accident: neither Esc nor a click beside it closes it unless
 * `onCancel` is given. The page behind stands still by a class: antd's own lock writes a style element without the
 * nonce that the page's policy asks for.
 */
export function Dialog(props: ModalProps) {
  const { open = false, onCancel } = props
  useFocusReturn(open)
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

// Whoever leaves a dialog stands again where he opened it. antd sees to that when a dialog is closed, not when it is taken away
// with its form, which leaves the focus nowhere.
const useFocusReturn = (open: boolean) => {
  const opener = useMemo(() => (open ? document.activeElement : null), [open])
  useEffect(() => {
    // A text keeps its own caret, which a mere focus would set to its beginning.
    if (!(opener instanceof HTMLElement) || opener.isContentEditable) return
    return () => {
      if (document.activeElement === document.body) opener.focus({ preventScroll: true })
    }
  }, [opener])
}
