import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { dropOwnPhoto, readOwnPhoto } from '../photo/contract.ts'
import { Photo } from './photo-input.tsx'
import { photoWords } from './photo-words.ts'

/** One’s own photo: shown when asked for, and taken away when one wishes. */
export function OwnPhoto() {
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  const [shown, setShown] = useState<string | null>(null)
  const drop = async () => {
    await call(dropOwnPhoto, {})
    setShown(null)
    toast('success', photoWords.dropped)
    await queries.invalidateQueries({ queryKey: ['members', 'own'] })
  }
  return (
    <div className="lx-photo-value">
      {shown !== null && <Photo base64={shown} label={say(photoWords.mine)} />}
      <span className="lx-actions">
        {shown === null && (
          <ActionButton
            label={photoWords.show}
            can
            onAct={async () => setShown((await call(readOwnPhoto, {})).photo)}
          />
        )}
        <ActionButton
          label={photoWords.drop}
          can
          kind="destructive"
          confirm={{ title: photoWords.dropAsk, detail: photoWords.dropNote }}
          onAct={drop}
        />
      </span>
    </div>
  )
}
