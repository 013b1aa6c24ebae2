/** What is drawn anew is at most so wide, so high and so heavy: enough for a page on any screen, little for a slow line. */
const widest = 1600
const highest = 8000
const heaviest = 500 * 1024

/** A picture as it is sent, and the room it takes on a page. */
export interface SmallPicture {
  readonly file: File
  readonly width: number
  readonly height: number
}

/**
 * A picture of any kind this browser opens as a JPEG or PNG for a page, or nothing where it opens none. What is drawn anew stands
 * upright and says nothing of place or camera; drawings that can act (SVG) are not opened.
 */
export async function smallPicture(from: Blob): Promise<SmallPicture | undefined> {
  if (/svg|xml/i.test(from.type)) return undefined
  const picture = await createImageBitmap(from, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return undefined
  const part = Math.min(1, widest / picture.width, highest / picture.height)
  const [width, height] = [Math.round(picture.width * part), Math.round(picture.height * part)]
  const drawn = document.createElement('canvas')
  Object.assign(drawn, { width, height })
  const paper = drawn.getContext('2d')
  if (!paper || width * height === 0) return undefined
  paper.drawImage(picture, 0, 0, width, height)
  picture.close()
  const file = await packed(drawn, from.type === 'image/png')
  return file && { file, width, height }
}

// Sharp lines, as of a table that was photographed from the screen, stay sharp where that is not heavy.
async function packed(drawn: HTMLCanvasElement, isSharp: boolean): Promise<File | undefined> {
  const sharp = isSharp ? await blobOf(drawn, 'image/png') : undefined
  if (sharp && sharp.size <= heaviest) return new File([sharp], 'picture.png', { type: 'image/png' })
  const paper = drawn.getContext('2d')
  if (!paper) return undefined
  // What is transparent becomes white, as on paper.
  paper.globalCompositeOperation = 'destination-over'
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, drawn.width, drawn.height)
  let last: Blob | undefined
  for (const quality of [0.85, 0.75, 0.6, 0.45]) {
    last = await blobOf(drawn, 'image/jpeg', quality)
    if (last && last.size <= heaviest) break
  }
  return last && new File([last], 'picture.jpg', { type: 'image/jpeg' })
}

const blobOf = (drawn: HTMLCanvasElement, type: string, quality?: number) =>
  new Promise<Blob | undefined>((done) => drawn.toBlob((blob) => done(blob ?? undefined), type, quality))
