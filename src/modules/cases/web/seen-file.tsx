import { useState } from 'react'
import { ActionButton } from '#ui/action-button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { saveFile } from '#ui/save-file.ts'
import { enclosureWords as w } from './enclosure-words.ts'

interface Fetched {
  readonly name: string
  readonly content: Blob
}
interface Seen extends Fetched {
  /** The picture as an address: the page’s policy lets nothing else be shown. */
  readonly picture: string
}

/** Opens files of a case: a picture is looked at on the page, a PDF is kept. `look` stands where the picture shall. */
export function useSeenFile() {
  const [seen, setSeen] = useState<Seen>()
  const open = async (mediaType: string, fetched: Promise<Fetched>) => {
    const file = await fetched
    if (mediaType === 'application/pdf') saveFile(file)
    else setSeen({ ...file, picture: await addressOf(new Blob([file.content], { type: mediaType })) })
  }
  return { open, look: seen && <Picture of={seen} onClose={() => setSeen(undefined)} /> }
}

const Picture = ({ of, onClose }: { of: Seen; onClose: () => void }) => (
  <Dialog
    open
    width={960}
    title={of.name}
    onCancel={onClose}
    footer={
      <>
        <ActionButton label={w.keep} can onAct={() => saveFile(of)} />
        <ActionButton label={w.close} can onAct={onClose} />
      </>
    }
  >
    <img className="lx-picture" src={of.picture} alt={of.name} />
  </Dialog>
)

const addressOf = (content: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(content)
  })
