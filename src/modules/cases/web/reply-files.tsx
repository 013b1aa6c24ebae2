import { PaperClipOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { call, fetchFile } from '#kernel/client.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import { ActionButton } from '#ui/action-button.tsx'
import type { ChosenFile, FileRows } from '#ui/file-input.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { words as uiWords } from '#ui/words.ts'
import { enclosureEndings, enclosureLimits } from '../enclosures/codes.ts'
import { uploadEnclosure } from '../enclosures/contract.ts'
import { sizeText } from '../enclosures/rules.ts'
import { openReplyFile } from '../reply-files/contract.ts'
import { enclosureWords } from './enclosure-words.ts'
import { caseQueries } from './queries.ts'
import type { Reached } from './reached.ts'
import { replyFileWords as w } from './reply-file-words.ts'
import { useSeenFile } from './seen-file.tsx'

/** A file that was chosen for an answer; ticked, everybody gets it. */
export type ReplyFile = ChosenFile & { readonly isPublic?: boolean }

const taking = {
  accept: enclosureEndings,
  kinds: enclosureWords.kinds,
  mostMegabytes: enclosureLimits.megabytes,
  most: enclosureLimits.files,
  onUpload: (file: File) => call(uploadEnclosure, { name: file.name }, { upload: file }),
}

/** The field for them: handed in when they are chosen; of a public case each may be ticked to be public with the answer. */
export function replyFilesField(isPublicCase: boolean, reached: Reached): Field {
  const rows = isPublicCase ? { rows: (of: FileRows) => <Rows {...of} /> } : {}
  const hint = reached === 'HERE' ? w.why : joined(w.why, w[reached])
  return { name: 'files', label: w.files, hint, kind: 'files', wide: true, taking: { ...taking, ...rows } }
}

const joined = (one: Sentence, more: Sentence): Sentence => ({ zh: one.zh + more.zh, en: `${one.en} ${more.en}` })

/** Those that have come, as the answer takes them. */
export const filesGiven = (files: readonly ReplyFile[]) =>
  files.flatMap(({ id, isPublic = false }) => (id ? [{ id, isPublic }] : []))

function Rows({ files, onChange }: FileRows) {
  const say = useSay()
  const tick = (file: ChosenFile, isPublic: boolean) => {
    const ticked: ReplyFile = { ...file, isPublic }
    onChange(files.map((one) => (one === file ? ticked : one)))
  }
  return (
    <ul className="lx-files" aria-label={say(uiWords.chosenFiles)}>
      {files.map((file: ReplyFile, at) => (
        <li key={file.id ?? `${file.name} ${at}`}>
          <span>{file.id === null ? say(uiWords.fileOnItsWay, { name: file.name }) : file.name}</span>
          {file.id !== null && (
            <>
              <Checkbox
                checked={file.isPublic === true}
                aria-label={say(w.makeThisPublic, { name: file.name })}
                onChange={({ target }) => tick(file, target.checked)}
              >
                {say(w.makePublic)}
              </Checkbox>
              <Button
                size="small"
                aria-label={say(uiWords.takeFileOut, { name: file.name })}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                {say(uiWords.takeOut)}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const seenBy = ({ isPublic, isHidden }: { readonly isPublic: boolean; readonly isHidden: boolean }): Sentence => {
  if (isHidden) return w.toNobody
  return isPublic ? w.isPublic : w.toWriter
}

/** What went with the answers of a case, each opened at a click; nothing where nothing went. */
export function ReplyFilesPanel({ caseId }: { caseId: string }) {
  const say = useSay()
  const { open, look } = useSeenFile()
  const { files = [] } = useQuery(caseQueries.replyFiles(caseId)).data ?? {}
  if (files.length === 0) return null
  const struck = files.filter(({ name }) => name === null).length
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <div className="lx-papers">
        {files.map((file) => {
          const { id, name, size, mediaType, isPublic } = file
          return name === null ? null : (
            <span key={id}>
              <ActionButton
                label={fill(w.open, { name, size: sizeText(size) })}
                can
                icon={<PaperClipOutlined aria-hidden />}
                onAct={() => open(mediaType, fetchFile(openReplyFile, { caseId, replyFileId: id }))}
              />{' '}
              <StatusTag tone={isPublic ? 'warning' : 'info'} label={seenBy(file)} />
            </span>
          )
        })}
      </div>
      {struck > 0 && <p>{say(w.struck, { count: struck })}</p>}
      {look}
    </section>
  )
}
