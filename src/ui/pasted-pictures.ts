/** A picture of pasted markup, and where its bytes are: at hand, at an address of ours, or nowhere we can read. */
export interface PastedPicture {
  readonly place: HTMLImageElement
  readonly from: Blob | string | undefined
}

/** Pasted markup that is not cleaned yet, with its pictures. Nothing in it is run or fetched. */
export interface Pasted {
  readonly body: HTMLElement
  readonly pictures: readonly PastedPicture[]
}

/**
 * What a clipboard or a dragged thing holds, where pictures are among it; nothing where it holds text only. Word writes addresses of
 * its own machine into its markup and the pictures themselves into its rich text, in the same order. `isOurs`: an address the browser
 * may read.
 */
export function readPasted(from: DataTransfer, isOurs: (address: string) => boolean): Pasted | undefined {
  const files = [...from.files].filter(({ type }) => type.startsWith('image/'))
  const { body } = new DOMParser().parseFromString(from.getData('text/html'), 'text/html')
  const places = [...body.querySelectorAll('img')]
  if (places.length === 0) return filesOnly(files, body)
  const onMachine = places.filter((place) => isOnMachine(addressOf(place)))
  const known = picturesOfWord(from.getData('text/rtf'), onMachine.length)
  const pictures = places.map((place): PastedPicture => {
    const address = addressOf(place)
    const given = known[onMachine.indexOf(place)] ?? blobOfData(address) ?? (isOurs(address) ? address : undefined)
    // One picture that was copied alone comes as a file too.
    return { place, from: given ?? (places.length === 1 ? files[0] : undefined) }
  })
  return { body, pictures }
}

const addressOf = (place: HTMLImageElement) => place.getAttribute('src') ?? ''
const isOnMachine = (address: string) => /^file:/i.test(address)

function filesOnly(files: readonly File[], body: HTMLElement): Pasted | undefined {
  // A program that gives its text and a picture of that text wants the text.
  if (files.length === 0 || body.textContent?.trim()) return undefined
  body.replaceChildren()
  const pictures = files.map((file) => {
    const place = body.ownerDocument.createElement('img')
    const line = body.ownerDocument.createElement('p')
    line.append(place)
    body.append(line)
    return { place, from: file }
  })
  return { body, pictures }
}

function blobOfData(address: string): Blob | undefined {
  const [, type = '', text = ''] = /^data:(image\/[a-z+.-]+);base64,([A-Za-z0-9+/=\s]+)$/i.exec(address) ?? []
  if (text === '') return undefined
  return new Blob([Uint8Array.from(atob(text.replace(/\s/g, '')), (sign) => sign.charCodeAt(0))], { type })
}

const kinds = [
  { word: '\\pngblip', begins: '89504e47', type: 'image/png' },
  { word: '\\jpegblip', begins: 'ffd8ff', type: 'image/jpeg' },
] as const

// The marks of a list may be pictures too; they stand in the head, before all others. Where the counts differ otherwise, none is known.
function picturesOfWord(rtf: string, count: number): readonly (Blob | undefined)[] {
  const found = count > 0 ? picturesOfRtf(rtf) : []
  if (found.length > count && rtf.includes('\\listpicture')) return found.slice(-count)
  return found.length === count ? found : []
}

/** The pictures of a rich text (RTF) in order; nothing in the place of one that is no JPEG or PNG. */
function picturesOfRtf(rtf: string): (Blob | undefined)[] {
  const found: (Blob | undefined)[] = []
  for (let at = rtf.indexOf('\\pict'); at >= 0; at = rtf.indexOf('\\pict', at + 5)) {
    if (/[a-z]/i.test(rtf[at + 5] ?? '')) continue
    // The same picture once more, for programs of thirty years ago.
    if (rtf.slice(Math.max(0, at - 20), at).includes('\\nonshppict')) continue
    const next = rtf.indexOf('\\pict', at + 5)
    found.push(pictureOfRtf(rtf.slice(at, next < 0 ? rtf.length : next)))
  }
  return found
}

function pictureOfRtf(part: string): Blob | undefined {
  const kind = kinds.find(({ word }) => part.includes(word))
  const from = kind ? part.toLowerCase().indexOf(kind.begins) : -1
  if (!kind || from < 0) return undefined
  const digits = (/^[0-9a-f\s]+/i.exec(part.slice(from))?.[0] ?? '').replace(/\s/g, '')
  const bytes = new Uint8Array(Math.floor(digits.length / 2))
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16)
  return new Blob([bytes], { type: kind.type })
}
