import { call, urlOf } from '#kernel/client.ts'
import type { PictureTaking } from '#ui/rich-text-pictures.tsx'
import { handInFile, openArticleFile } from '../contract.ts'

// The same picture by its two addresses: that of the public, under the digest of its bytes, and the door for who works on articles.
const kept = /^\/pictures\/([0-9a-f-]{36})\/([0-9a-f]{64}\.(?:jpg|png))$/
const shown = /^\/api\/articles\/files\/([0-9a-f-]{36})#([0-9a-f]{64}\.(?:jpg|png))$/

/** How the text of an article takes pictures; one that is not published yet is shown through the door for editors. */
export const articlePictures: PictureTaking = {
  onUpload: async (picture) =>
    (await call(handInFile, { name: picture.name, use: 'PICTURE' }, { upload: picture })).address ?? '',
  shownAt: (address) => {
    const [, articleFileId, rest] = kept.exec(address) ?? []
    return articleFileId ? `${urlOf(openArticleFile, { articleFileId })}#${rest}` : address
  },
  keptAt: (address) => {
    const own = address.startsWith(`${location.origin}/`) ? address.slice(location.origin.length) : address
    const [, file, rest] = shown.exec(own) ?? []
    return file ? `/pictures/${file}/${rest}` : own
  },
}

/** The pictures of what is published, as the public has them. */
export const publicPictures: Pick<PictureTaking, 'shownAt'> = { shownAt: (address) => address }
