import { Button, Input } from 'antd'
import { call } from '#kernel/client.ts'
import { mostUploadMegabytes, uploadEndings, uploadKinds } from '#kernel/upload-contract.ts'
import type { ChosenFile, FileRows } from '#ui/file-input.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useSay } from '#ui/sentence.tsx'
import { words as uiWords } from '#ui/words.ts'
import { handInFile } from '../contract.ts'
import { longestName, mostAttachments } from '../files/contract.ts'
import { pageWords } from './words.ts'

/** What the public may take along, such as a list: sent when chosen, named, and put in order. */
export const attachmentsField: Field = {
  name: 'attachments',
  label: pageWords.attachments,
  hint: pageWords.attachmentsHint,
  wide: true,
  kind: 'files',
  taking: {
    accept: uploadEndings,
    kinds: uploadKinds,
    mostMegabytes: mostUploadMegabytes,
    most: mostAttachments,
    onUpload: (file) => call(handInFile, { name: file.name, use: 'ATTACHMENT' }, { upload: file }),
    rows: (of) => <AttachmentRows {...of} />,
  },
}

function AttachmentRows({ files, onChange }: FileRows) {
  const say = useSay()
  const moved = (at: number, by: -1 | 1) => {
    const order = [...files]
    order.splice(at + by, 0, ...order.splice(at, 1))
    onChange(order)
  }
  return (
    <ol className="lx-files" aria-label={say(uiWords.chosenFiles)}>
      {files.map((file, at) => (
        <li key={file.id ?? `${file.name} ${at}`}>
          {file.id === null ? (
            <span>{say(uiWords.fileOnItsWay, { name: file.name })}</span>
          ) : (
            <AttachmentRow
              file={file}
              onName={(name) => onChange(files.map((one) => (one === file ? { ...one, name } : one)))}
              onRemove={() => onChange(files.filter((one) => one !== file))}
              {...(at > 0 ? { onUp: () => moved(at, -1) } : {})}
              {...(at < files.length - 1 ? { onDown: () => moved(at, 1) } : {})}
            />
          )}
        </li>
      ))}
    </ol>
  )
}

interface Row {
  readonly file: ChosenFile
  readonly onName: (name: string) => void
  readonly onRemove: () => void
  readonly onUp?: () => void
  readonly onDown?: () => void
}

function AttachmentRow({ file, onName, onRemove, onUp, onDown }: Row) {
  const say = useSay()
  const { name } = file
  return (
    <>
      <Input
        className="lx-file-name"
        aria-label={say(pageWords.attachmentName, { name })}
        value={name}
        maxLength={longestName}
        autoComplete="off"
        onChange={(event) => onName(event.target.value)}
      />
      <Button size="small" disabled={!onUp} aria-label={say(pageWords.attachmentUp, { name })} onClick={onUp}>
        {say(pageWords.up)}
      </Button>
      <Button size="small" disabled={!onDown} aria-label={say(pageWords.attachmentDown, { name })} onClick={onDown}>
        {say(pageWords.down)}
      </Button>
      <Button size="small" aria-label={say(uiWords.takeFileOut, { name })} onClick={onRemove}>
        {say(uiWords.takeOut)}
      </Button>
    </>
  )
}
