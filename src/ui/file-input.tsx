import { Button } from 'antd'
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { fill, type Sentence } from '#kernel/errors.ts'
import { useSay } from './sentence.tsx'
import { useTroubleOf } from './trouble.ts'
import { words } from './words.ts'

/** A file that was chosen; without an id while it is on its way. */
export interface ChosenFile {
  readonly id: string | null
  readonly name: string
}

/** What a chooser of files may take, and how a file is sent at once when it is chosen. */
export interface FileTaking {
  /** As HTML names it: `.pdf,.jpg`. */
  readonly accept: string
  /** The same in words. */
  readonly kinds: Sentence
  readonly mostMegabytes: number
  /** So many in one field. */
  readonly most: number
  readonly onUpload: (file: File) => Promise<{ readonly id: string; readonly name: string }>
  /** How the files stand below the button where more can be done with them than taking them out. */
  readonly rows?: (of: FileRows) => ReactNode
}

/** The files of a field and how they are changed. */
export interface FileRows {
  readonly files: readonly ChosenFile[]
  readonly onChange: (files: readonly ChosenFile[]) => void
}

interface Props extends FileTaking {
  readonly id?: string
  readonly value?: readonly ChosenFile[]
  readonly onChange?: (files: readonly ChosenFile[]) => void
}

interface Failed extends Sentence {
  readonly file: File
  /** Sending it again may help; where the file itself is wrong it does not. */
  readonly mayRetry: boolean
}

/** A field of a form for files, with what it takes as its hint; `why` comes before it. */
export function filesField(taking: FileTaking, why: Sentence | null = null) {
  const { zh, en } = fill(inWords(words.filesHint, taking.kinds), { most: taking.mostMegabytes })
  const hint = why ? { zh: `${why.zh}${zh}`, en: `${why.en} ${en}` } : { zh, en }
  return { kind: 'files', wide: true, taking, hint } as const
}

const inWords = (sentence: Sentence, kinds: Sentence): Sentence => ({
  zh: fill(sentence, { kinds: kinds.zh }).zh,
  en: fill(sentence, { kinds: kinds.en }).en,
})

/** The form keeps papers by name, an act takes them as a list. */
export function papersGiven(papers: unknown): { papers?: { key: string; file: string }[] } {
  const files = Object.entries((papers ?? {}) as Readonly<Record<string, readonly ChosenFile[] | undefined>>)
  const list = files.flatMap(([key, chosen = []]) => chosen.flatMap(({ id }) => (id ? [{ key, file: id }] : [])))
  return list.length > 0 ? { papers: list } : {}
}

/** Files sent as soon as they are chosen, so that what was typed beside them waits for nothing and is lost with nothing. */
export function FileInput(of: Props) {
  const say = useSay()
  const { files, failed, take, set, remove, forget } = useFiles(of)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    for (const file of event.target.files ?? []) void take(file)
    // The same file may be chosen again after it was mended.
    event.target.value = ''
  }
  return (
    <>
      <label className="lx-file">
        <input className="lx-unseen" type="file" multiple accept={of.accept} onChange={choose} {...idOf(of)} />
        {say(words.chooseFiles)}
      </label>
      {of.rows ? of.rows({ files, onChange: set }) : <PlainRows files={files} onRemove={remove} />}
      <div role="alert">
        {failed.map((one) => (
          <p key={one.file.name} className="lx-file-fault">
            {one.file.name}：{say(one)}{' '}
            {one.mayRetry && (
              <Button size="small" onClick={() => void take(one.file)}>
                {say(words.retry)}
              </Button>
            )}
            <Button size="small" onClick={() => forget(one.file)}>
              {say(words.takeOut)}
            </Button>
          </p>
        ))}
      </div>
    </>
  )
}

function PlainRows({ files, onRemove }: { files: readonly ChosenFile[]; onRemove: (file: ChosenFile) => void }) {
  const say = useSay()
  return (
    <ul className="lx-files" aria-label={say(words.chosenFiles)}>
      {files.map((file, at) => (
        <li key={file.id ?? `${file.name} ${at}`}>
          <span>{file.id === null ? say(words.fileOnItsWay, { name: file.name }) : file.name}</span>
          {file.id !== null && (
            <Button
              size="small"
              aria-label={say(words.takeFileOut, { name: file.name })}
              onClick={() => onRemove(file)}
            >
              {say(words.takeOut)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const idOf = ({ id }: Props) => (id === undefined ? {} : { id })

function useFiles(of: Props) {
  const troubleOf = useTroubleOf()
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const now = useRef<readonly ChosenFile[]>([])
  now.current = of.value ?? []
  const set = (files: readonly ChosenFile[]) => {
    now.current = files
    of.onChange?.(files)
  }
  const first = useRef(set)
  // What was on its way when the form was left has not come.
  useEffect(() => {
    if (now.current.some(({ id }) => id === null)) first.current(now.current.filter(({ id }) => id !== null))
  }, [])
  const forget = (file: File) => setFailed((before) => before.filter((one) => one.file.name !== file.name))
  const fail = (file: File, why: Sentence, mayRetry: boolean) =>
    setFailed((before) => [...before.filter((one) => one.file.name !== file.name), { ...why, file, mayRetry }])
  const take = async (file: File) => {
    forget(file)
    const wrong = wrongOf(file, { ...of, taken: now.current.length })
    if (wrong) return fail(file, wrong, false)
    const waiting: ChosenFile = { id: null, name: file.name }
    set([...now.current, waiting])
    try {
      const { id, name } = await of.onUpload(file)
      set(now.current.map((one) => (one === waiting ? { id, name } : one)))
    } catch (fault) {
      set(now.current.filter((one) => one !== waiting))
      fail(file, troubleOf(fault), mayHelp(fault))
    }
  }
  return {
    files: now.current,
    failed,
    take,
    set,
    forget,
    remove: (file: ChosenFile) => set(now.current.filter((one) => one !== file)),
  }
}

// A file that is wrong in itself is so the second time too: 413 and 422.
const mayHelp = (fault: unknown) =>
  ![413, 422].includes((fault as { problem?: { status?: number } }).problem?.status ?? 0)

// What the server would refuse anyway is told before it is sent.
function wrongOf(
  file: File,
  { accept, kinds, mostMegabytes, most, taken }: FileTaking & { taken: number },
): Sentence | undefined {
  if (taken >= most) return fill(words.filesMany, { most })
  if (file.size === 0) return words.fileEmpty
  if (file.size > mostMegabytes * 1024 * 1024) return fill(words.fileLarge, { most: mostMegabytes })
  const isKnown = accept.split(',').some((ending) => file.name.toLowerCase().endsWith(ending))
  return isKnown ? undefined : inWords(words.fileKind, kinds)
}
