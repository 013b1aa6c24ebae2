import { PaperClipOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchFile } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { type listEnclosures, openEnclosure } from '../enclosures/contract.ts'
import { sizeText } from '../enclosures/rules.ts'
import { enclosureWords as w } from './enclosure-words.ts'
import { caseQueries } from './queries.ts'

type Enclosure = Answer<typeof listEnclosures>['enclosures'][number]
interface Seen {
  readonly name: string
  readonly content: Blob
  /** The picture as an address: the page’s policy lets nothing else be shown. */
  readonly picture: string
}

/** What its writer sent with a case, each opened at a click; nothing where nothing was sent (PRV-01). */
export function EnclosurePanel({ caseId }: { caseId: string }) {
  const say = useSay()
  const language = useLanguage()
  const [seen, setSeen] = useState<Seen>()
  const { enclosures = [] } = useQuery(caseQueries.enclosures(caseId)).data ?? {}
  if (enclosures.length === 0) return null
  const erased = enclosures.filter(({ erasedAt }) => erasedAt !== null)
  const last = erased.at(-1)?.erasedAt
  const open = async ({ id, mediaType }: Enclosure) => {
    const file = await fetchFile(openEnclosure, { caseId, enclosureId: id })
    if (mediaType === 'application/pdf') saveFile(file)
    else setSeen({ ...file, picture: await addressOf(new Blob([file.content], { type: mediaType })) })
  }
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <p className="lx-quiet">{say(w.lead)}</p>
      <div className="lx-papers">
        {enclosures.map((one) =>
          one.name === null ? null : (
            <ActionButton
              key={one.id}
              label={fill(w.open, { name: one.name, size: sizeText(one.size) })}
              can
              icon={<PaperClipOutlined aria-hidden />}
              onAct={() => open(one)}
            />
          ),
        )}
      </div>
      {last && <p>{say(fill(w.erased, { count: erased.length, when: formatMinute(new Date(last), language) }))}</p>}
      {seen && <Picture of={seen} onClose={() => setSeen(undefined)} />}
    </section>
  )
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
