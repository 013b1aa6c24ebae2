import { DownloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type DragEvent, useId, useState } from 'react'
import { call, urlOf } from '#kernel/client.ts'
import { OrgChoice, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { SheetInput } from '#ui/sheet-input.tsx'
import { type Trouble, useTroubleOf } from '#ui/trouble.ts'
import { uploadRoster } from '../roster/contract.ts'
import { downloadTemplate } from '../workbooks/contract.ts'
import { importWords } from './import-words.ts'
import { PasteGrid } from './paste-grid.tsx'

/** A roster by button or by drop; what is no spreadsheet is told at once (UX §6). */
export function UploadPanel({ onUploaded }: { onUploaded: (batchId: string) => void }) {
  const say = useSay()
  const own = useOwnOrg()
  const [chosen, setChosen] = useState<string>()
  const orgId = chosen ?? own?.id
  const { upload, isBusy, isWrongKind, trouble } = useUpload(orgId, onUploaded)
  const [isPasting, setPasting] = useState(false)
  const orgField = useId()
  const drop = useDrop(upload)
  return (
    <section className="lx-panel" aria-label={say(importWords.uploadTitle)}>
      <h2>{say(importWords.uploadTitle)}</h2>
      <p className="lx-quiet">{say(importWords.uploadNote)}</p>
      <p className="lx-labelled">
        <label htmlFor={orgField}>{say(importWords.uploadTo)}</label>
        <OrgChoice id={orgField} {...(orgId === undefined ? {} : { value: orgId })} onChange={setChosen} />
      </p>
      <div className="lx-drop" data-over={drop.isOver || undefined} {...drop.handlers}>
        <p>{say(drop.isOver ? importWords.dropNow : importWords.dropHere)}</p>
        <SheetInput
          label={importWords.upload}
          busyLabel={importWords.uploading}
          accept=".xlsx,.csv,.txt"
          isBusy={isBusy}
          onFile={upload}
        />
      </div>
      <div className="lx-actions">
        {orgId !== undefined &&
          (['USUAL', 'ALL'] as const).map((columns) => (
            <Button
              key={columns}
              icon={<DownloadOutlined />}
              href={urlOf(downloadTemplate, { orgId, columns })}
              download
            >
              {say(columns === 'ALL' ? importWords.wholeTemplate : importWords.template)}
            </Button>
          ))}
        <Button onClick={() => setPasting(!isPasting)}>{say(importWords.paste)}</Button>
      </div>
      {isPasting && <PasteGrid isBusy={isBusy} onRows={upload} />}
      {isWrongKind && <Notice tone="error" title={importWords.wrongKind} />}
      {trouble && <TroubleNotice trouble={trouble} />}
    </section>
  )
}

const useUpload = (orgId: string | undefined, onUploaded: (batchId: string) => void) => {
  const queries = useQueryClient()
  const troubleOf = useTroubleOf()
  const [isBusy, setBusy] = useState(false)
  const [isWrongKind, setWrongKind] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const upload = async (file: File | undefined) => {
    if (!file || isBusy || orgId === undefined) return
    setTrouble(undefined)
    setWrongKind(!/\.(xlsx|csv|txt)$/i.test(file.name))
    if (!/\.(xlsx|csv|txt)$/i.test(file.name)) return
    setBusy(true)
    try {
      const batch = await call(uploadRoster, { name: file.name, orgId }, { upload: file })
      await queries.invalidateQueries({ queryKey: ['members', 'imports'] })
      onUploaded(batch.id)
    } catch (fault) {
      setTrouble(troubleOf(fault))
    } finally {
      setBusy(false)
    }
  }
  return { upload, isBusy, isWrongKind, trouble }
}

const useDrop = (onFile: (file: File | undefined) => unknown) => {
  const [isOver, setOver] = useState(false)
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(is)
  }
  const handlers = {
    onDragOver: over(true),
    onDragLeave: over(false),
    onDrop: (event: DragEvent) => {
      over(false)(event)
      void onFile(event.dataTransfer.files[0])
    },
  }
  return { isOver, handlers }
}
