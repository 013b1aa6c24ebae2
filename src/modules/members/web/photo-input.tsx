import { type ChangeEvent, useState } from 'react'
import { Say, useSay } from '#ui/sentence.tsx'
import { photoWords } from './photo-words.ts'
import { smallPhoto } from './small-photo.ts'

/** A photo as it is kept, in base64; `of` says whose it is. */
export function Photo({ base64, label }: { base64: string; label: string }) {
  return <img className="lx-photo" src={`data:image/jpeg;base64,${base64}`} alt={label} />
}

/** The field of a form that takes a photo: what is chosen is made small here and shown as it will be kept. */
export function PhotoInput(of: { id?: string; value?: string; onChange?: (photo: string | undefined) => void }) {
  const say = useSay()
  const [fault, setFault] = useState<'unreadable' | 'tooSmall'>()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const [file] = input.files ?? []
    if (!file) return
    const made = await smallPhoto(file)
    setFault('fault' in made ? made.fault : undefined)
    // What was chosen before stands until something better is there.
    if ('photo' in made) of.onChange?.(made.photo)
    // The same file may be chosen again after it was mended.
    input.value = ''
  }
  return (
    <>
      {of.value !== undefined && <Photo base64={of.value} label={say(photoWords.chosen)} />}
      <label className="lx-file">
        <input
          className="lx-unseen"
          type="file"
          accept="image/*"
          onChange={(event) => void choose(event)}
          {...(of.id === undefined ? {} : { id: of.id })}
        />
        <Say of={photoWords.choose} />
      </label>
      <p className="lx-file-fault" role="alert">
        {fault && say(photoWords[fault])}
      </p>
    </>
  )
}
