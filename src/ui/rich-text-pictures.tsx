import { Button, ConfigProvider, Input } from 'antd'
import { type RefObject, useId, useMemo, useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { type Pasted, readPasted } from './pasted-pictures.ts'
import { cleanMarkup } from './rich-text-clean.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { smallPicture } from './small-picture.ts'
import { useTroubleOf } from './trouble.ts'
import { words } from './words.ts'

/** How a rich text takes pictures in, and where the browser may show them before they are public. */
export interface PictureTaking {
  /** Sends a picture; gives the address at which it stands in the text. */
  readonly onUpload: (picture: File) => Promise<string>
  /** Where an address of the text can be looked at here; any other address comes back as it is. */
  readonly shownAt: (address: string) => string
  /** The address that is kept in the text, for one that is shown here. */
  readonly keptAt: (address: string) => string
}

/** Markup whose pictures stand where the browser can show them. */
export function withShown(markup: string, pictures: Pick<PictureTaking, 'shownAt'> | undefined): string {
  return pictures ? withAddresses(markup, pictures.shownAt) : markup
}

/** Cleaned markup with the addresses that are kept. */
export function cleanKept(markup: string, pictures: PictureTaking | undefined): string {
  return cleanMarkup(pictures ? withAddresses(markup, pictures.keptAt) : markup)
}

function withAddresses(markup: string, addressOf: (address: string) => string): string {
  if (!/<img/i.test(markup)) return markup
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  for (const picture of body.querySelectorAll('img'))
    picture.setAttribute('src', addressOf(picture.getAttribute('src') ?? ''))
  return body.innerHTML
}

// What cameras and programs call a picture says nothing to who cannot see it.
const isNoWord = (words: string) =>
  /^(?:img|dsc|image|picture|图片|说明|屏幕截图)?[\s_:：.-]*\d*(?:\.\w+)?$/i.test(words.trim())

/** Takes pictures that are chosen, pasted or dropped, makes them small, sends them, and puts what came with them into the text. */
export function usePictures(taking: PictureTaking | undefined, insert: (markup: string) => void) {
  const troubleOf = useTroubleOf()
  const [onTheirWay, setOnTheirWay] = useState(0)
  const [told, setTold] = useState<Sentence>()
  const put = async ({ body, pictures }: Pasted, of: PictureTaking) => {
    setTold(undefined)
    setOnTheirWay((count) => count + pictures.length)
    let lost = 0
    for (const { place, from } of pictures) {
      try {
        if (!(await placeOne(place, from, of))) lost += 1
      } catch (fault) {
        setTold(troubleOf(fault))
        place.remove()
      }
      setOnTheirWay((count) => count - 1)
    }
    if (lost > 0) setTold(fill(words.picturesLost, { count: lost }))
    insert(body.innerHTML)
  }
  /** Whether there were pictures among it; then they are seen to here. */
  const receive = (from: DataTransfer, text: string): boolean => {
    if (!taking) return false
    const pasted = readPasted(from, (address) => /^\/(?!\/)/.test(taking.keptAt(address)))
    if (!pasted) return false
    // What is moved within the text needs not be sent again.
    const pictures = pasted.pictures.filter(({ from: address }) => {
      const isHere = typeof address === 'string' && text.includes(`"${taking.keptAt(address)}"`)
      return !isHere
    })
    void put({ ...pasted, pictures }, taking)
    return true
  }
  const choose = (files: readonly File[]) => {
    const body = document.implementation.createHTMLDocument('').body
    const pictures = files.map((file) => {
      const line = body.appendChild(body.ownerDocument.createElement('p'))
      return { place: line.appendChild(body.ownerDocument.createElement('img')), from: file }
    })
    if (taking) void put({ body, pictures }, taking)
  }
  return { receive, choose, onTheirWay, told }
}

async function placeOne(
  place: HTMLImageElement,
  from: Blob | string | undefined,
  { onUpload, shownAt, keptAt }: PictureTaking,
): Promise<boolean> {
  const blob = typeof from === 'string' ? await (await fetch(shownAt(keptAt(from)))).blob() : from
  const small = blob && (await smallPicture(blob))
  if (!small) {
    place.remove()
    return false
  }
  const words = place.getAttribute('alt') ?? ''
  place.setAttribute('src', await onUpload(small.file))
  place.setAttribute('alt', isNoWord(words) ? '' : words)
  place.setAttribute('width', String(small.width))
  place.setAttribute('height', String(small.height))
  return true
}

/** Opens the browser's own chooser of files; the button of the toolbar is what people see and hear of it. */
export function choosePictures(onChoose: (files: readonly File[]) => void): void {
  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.multiple = true
  chooser.accept = 'image/jpeg,image/png,image/webp,image/gif,image/bmp'
  chooser.addEventListener('change', () => onChoose([...(chooser.files ?? [])]))
  chooser.click()
}

/** What there is to say of the pictures of a text: what is on its way, what was lost, and the description each needs. */
export function PictureWords({
  markup,
  field,
  of,
  taking,
  onChange,
}: {
  markup: string
  field: RefObject<HTMLElement | null>
  of: Pick<ReturnType<typeof usePictures>, 'onTheirWay' | 'told'>
  taking: PictureTaking
  onChange: () => void
}) {
  const say = useSay()
  const disabled = ConfigProvider.useConfig().componentDisabled
  const list = useMemo(() => picturesOf(markup), [markup])
  const change = (at: number, act: (picture: HTMLImageElement) => void) => {
    const picture = field.current?.querySelectorAll('img')[at]
    if (picture) act(picture)
    onChange()
  }
  return (
    <div className="lx-rich-pictures">
      <p role="status">{of.onTheirWay > 0 ? say(words.picturesOnTheirWay, { count: of.onTheirWay }) : ''}</p>
      <div role="alert">{of.told && <p className="lx-file-fault">{say(of.told)}</p>}</div>
      {list.length > 0 && (
        <ol aria-label={say(words.picturesInText)}>
          {list.map(({ key, src, alt }, at) => (
            <OnePicture
              key={key}
              number={at + 1}
              shown={taking.shownAt(src)}
              alt={alt}
              disabled={disabled ?? false}
              onWords={(text) => change(at, (picture) => picture.setAttribute('alt', text))}
              onRemove={() => change(at, (picture) => picture.remove())}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

interface OnePictureProps {
  readonly number: number
  readonly shown: string
  readonly alt: string
  readonly disabled: boolean
  readonly onWords: (text: string) => void
  readonly onRemove: () => void
}

function OnePicture({ number, shown, alt, disabled, onWords, onRemove }: OnePictureProps) {
  const say = useSay()
  const hint = useId()
  const isBare = alt.trim() === ''
  return (
    <li>
      <img src={shown} alt="" />
      <Input
        aria-label={say(words.pictureWords, { number })}
        aria-invalid={isBare}
        aria-describedby={hint}
        placeholder={say(words.pictureWords, { number })}
        value={alt}
        maxLength={150}
        disabled={disabled}
        autoComplete="off"
        onChange={(event) => onWords(event.target.value)}
      />
      <Button size="small" disabled={disabled} aria-label={say(words.takePictureOut, { number })} onClick={onRemove}>
        {say(words.takeOut)}
      </Button>
      <p id={hint} className={isBare ? 'lx-file-fault' : 'lx-quiet'}>
        {say(isBare ? words.pictureBare : words.pictureDescribed)}
      </p>
    </li>
  )
}

// Two of the same picture differ by their place only.
function picturesOf(markup: string): { key: string; src: string; alt: string }[] {
  if (!markup.includes('<img')) return []
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  return [...body.querySelectorAll('img')].map((picture, at) => {
    const src = picture.getAttribute('src') ?? ''
    return { key: `${at} ${src}`, src, alt: picture.getAttribute('alt') ?? '' }
  })
}
