import { expect, test } from 'vitest'
import { ownProcedures, registry } from '../../src/apps/procedures.ts'
import { chapterOf, sources } from '../../tools/repository.ts'

// What may be given to several matters at once is few, and each has its reason (decisions 350). A yes or no to an opening, an export, a merge, a
// correction, a measure, an appeal, an extension, a publication or an answer is none of them: it is owed a look and a reason of its own.
const harmless: Readonly<Record<string, string>> = {
  'members.export-approval/sendBack': 'nothing leaves; who asked mends it and hands it in again',
  'publishing.article/return': 'nothing is published; its writer mends it and hands it in again',
  'cases.case/accept': 'the desk takes it on, which is what its writer waits for',
  'cases.case/assign': 'it goes to who handles it; what bears a mark of danger is opened',
  'cases.case/sign': 'who handles it takes it on',
}

test('of what decides anything, only what is known to be harmless is given to several at once', () => {
  const ofKernel = registry.procedures.flatMap(({ name, acts }) =>
    Object.entries(acts)
      .filter(([, { severalAtOnce, effect }]) => severalAtOnce && effect.kind !== 'HAND_OVER')
      .map(([act]) => `${name}/${act}`),
  )
  const ofChapters = ownProcedures.flatMap(({ name, acts }) =>
    Object.entries(acts)
      .filter(([, { severalAtOnce }]) => severalAtOnce)
      .map(([act]) => `${name}/${act}`),
  )
  expect([...ofKernel, ...ofChapters].sort()).toEqual(Object.keys(harmless).sort())
})

/** `publishing.local-note` is LocalNote in the names of endpoints. */
const subjectOf = ({ name }: { readonly name: string }) =>
  (name.split('.')[1] ?? '').replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

test('the lists of a chapter offer for several rows what its procedure lets be given so, and no other act of it', () => {
  for (const { name, acts } of ownProcedures) {
    const chapter = name.split('.')[0]
    const runs = sources().filter(
      ({ path, text }) =>
        path.startsWith('src/modules/') &&
        chapterOf(path) === chapter &&
        /from '#ui\/(?:run-dialog|use-run)\./.test(text),
    )
    const called = runs.flatMap(({ text }) => [...text.matchAll(/\bcall\(\s*(\w+)/g)].map(([, called]) => called ?? ''))
    // An endpoint is named after its act and its subject: what names the subject of another procedure of the chapter is an act of that one.
    const others = ownProcedures.filter((one) => one.name !== name && one.name.split('.')[0] === chapter).map(subjectOf)
    const own = called.filter((one) => !others.some((subject) => one.endsWith(subject)))
    const given = Object.keys(acts).filter((act) => own.some((one) => new RegExp(`^${act}(?=[A-Z]|$)`).test(one)))
    const allowed = Object.entries(acts).flatMap(([act, { severalAtOnce }]) => (severalAtOnce ? [act] : []))
    expect({ name, given: given.sort() }).toEqual({ name, given: allowed.sort() })
  }
})
