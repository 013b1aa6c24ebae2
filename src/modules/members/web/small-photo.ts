import { photoLimits } from '#modules/people/codes.ts'

/** A picture chosen on this machine as the small JPEG that is kept, in base64; or why it cannot be one. */
export type SmallPhoto = { readonly photo: string } | { readonly fault: 'unreadable' | 'tooSmall' }

/**
 * Drawn anew and small: nothing of the chosen file goes along but what is seen. So the server needs no program that opens
 * pictures, and what the camera wrote never leaves this machine (decisions 180).
 */
export async function smallPhoto(file: Blob): Promise<SmallPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return { fault: 'unreadable' }
  const part = Math.min(1, photoLimits.width / picture.width, photoLimits.height / picture.height)
  const [width, height] = [Math.round(picture.width * part), Math.round(picture.height * part)]
  if (Math.min(width, height) < photoLimits.leastSide) return { fault: 'tooSmall' }
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const paper = canvas.getContext('2d')
  if (!paper) return { fault: 'unreadable' }
  // What is transparent becomes white, as on paper.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, width, height)
  paper.drawImage(picture, 0, 0, width, height)
  picture.close()
  for (const quality of [0.9, 0.8, 0.7, 0.55, 0.4, 0.25]) {
    const photo = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
    if (photo.length * 0.75 <= photoLimits.bytes) return { photo }
  }
  return { fault: 'unreadable' }
}
