import { Button } from 'antd'
import { useState } from 'react'
import { fetchFile } from '#kernel/client.ts'
import { TroubleNotice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useSay } from '#ui/sentence.tsx'
import { useTroubleOf } from '#ui/trouble.ts'
import { openArticleFile } from '../contract.ts'
import { fileSize, fileType } from '../files/codes.ts'
import { pageWords } from './words.ts'

/** An attachment of a version, or of what is being written: then its kind and size are not told yet. */
export interface ShownAttachment {
  readonly file: string
  readonly name: string
  readonly mediaType?: string
  readonly size?: number
}

/** The attachments of an article, for who writes and who reads it before it is public; each opens by its own door. */
export function AttachmentList({ files }: { files: readonly ShownAttachment[] }) {
  const say = useSay()
  const troubleOf = useTroubleOf()
  const [trouble, setTrouble] = useState<ReturnType<typeof troubleOf>>()
  const open = async ({ file, name }: ShownAttachment) => {
    setTrouble(undefined)
    try {
      saveFile({ ...(await fetchFile(openArticleFile, { articleFileId: file })), name })
    } catch (fault) {
      setTrouble(troubleOf(fault))
    }
  }
  return (
    <section aria-label={say(pageWords.attachments)}>
      <h2>{say(pageWords.attachments)}</h2>
      {trouble && <TroubleNotice trouble={trouble} />}
      <ul className="lx-files">
        {files.map((file) => (
          <li key={file.file}>
            <Button type="link" onClick={() => void open(file)}>
              {file.name}
            </Button>
            {file.mediaType !== undefined && file.size !== undefined && (
              <span className="lx-quiet">
                {say(fileType(file.mediaType))} · {say(fileSize(file.size))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
