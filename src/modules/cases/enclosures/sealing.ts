import { crypto } from '#kernel/crypto.ts'

/** For which context each part of one is sealed. */
export const contextOf = {
  name: (id: string) => `cases.enclosure.name/${id}`,
  content: (id: string) => `cases.enclosure.content/${id}`,
}

/** Name and content as they are kept. */
export const sealed = (id: string, of: { name: string; bytes: Buffer }) => ({
  name: crypto().seal(contextOf.name(id), of.name),
  content: crypto().seal(contextOf.content(id), of.bytes),
})

export const openName = (id: string, name: Buffer): string => crypto().open(contextOf.name(id), name).toString()
export const openContent = (id: string, content: Buffer): Buffer => crypto().open(contextOf.content(id), content)
