import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { MaskedValue } from '#ui/masked-value.tsx'
import { useToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import type { revealReasons } from '../codes.ts'
import { type MemberCard, revealFields } from '../contract.ts'
import { photoField } from '../fields.ts'
import { keepPhoto } from '../photo/contract.ts'
import { Photo, PhotoInput } from './photo-input.tsx'
import { photoWords } from './photo-words.ts'
import { revealChoices } from './reveal-choices.ts'

const { photo: label } = photoField

/** The photo on the card: behind the eye, for who opens sensitive fields; put, changed and taken away by who corrects the record. */
export function PhotoValue({ card }: { card: MemberCard }) {
  const say = useSay()
  const { name, hasPhoto } = card.basic
  const reveal = async (reason: string) => {
    const asked = { memberId: card.id, fields: ['photo' as const], reason: reason as keyof typeof revealReasons }
    return (await call(revealFields, asked)).values.photo ?? ''
  }
  const masked = say(hasPhoto ? photoWords.has : photoWords.hasNone)
  const present = (base64: string) => <Photo base64={base64} label={say(photoWords.of, { name })} />
  return (
    <div className="lx-photo-value">
      {hasPhoto && card.can.revealFields === true ? (
        <MaskedValue label={label} masked={masked} reasons={revealChoices} reveal={reveal} present={present} />
      ) : (
        masked
      )}
      {card.can.keepPhoto === true && <Keeping card={card} />}
    </div>
  )
}

const reason: Field = {
  ...{ name: 'reason', label: photoWords.reason, hint: photoWords.reasonHint },
  ...{ kind: 'text', required: true, maxLength: 200 },
}
const photo: Field = {
  name: 'photo',
  label,
  kind: 'own',
  required: true,
  hint: photoWords.note,
  control: <PhotoInput />,
}

const Keeping = ({ card }: { card: MemberCard }) => {
  const queries = useQueryClient()
  const toast = useToast()
  const keep = async (of: { photo: string | null; reason: string }) => {
    await call(keepPhoto, { memberId: card.id, version: card.version, ...of })
    toast('success', of.photo === null ? photoWords.dropped : photoWords.kept)
    await queries.invalidateQueries({ queryKey: ['members', 'card', card.id] })
  }
  return (
    <span className="lx-actions">
      <FormDialogButton<{ photo: string; reason: string }>
        label={card.basic.hasPhoto ? photoWords.change : photoWords.put}
        fields={[photo, reason]}
        onSubmit={keep}
      />
      {card.basic.hasPhoto && (
        <FormDialogButton<{ reason: string }>
          label={photoWords.drop}
          kind="destructive"
          note={photoWords.dropNote}
          fields={[reason]}
          onSubmit={(typed) => keep({ photo: null, ...typed })}
        />
      )}
    </span>
  )
}
