import { minuteOf } from '#kernel/day-text.ts'
import type { Sentence } from '#kernel/errors.ts'
import { html, type Safe } from '#kernel/html.ts'
import { hiddenFields } from '#kernel/page-parts.ts'
import { enclosureKinds } from '../enclosures/codes.ts'
import type { ToldReplyFile } from '../reply-files/showing.ts'
import { nameOf } from './enclosures.ts'
import { casePaths } from './paths.ts'

/** What everybody may take of the answers; nothing where nothing went with them. */
export const shownReplyFilesBlock = (files: readonly ToldReplyFile[]): Safe | null => block(files, w.lead, link)

/** The same for its writer, who opened the case with number and code: each by a form, for the token stands in no address. */
export const ownReplyFilesBlock = (
  of: { readonly slug: string; readonly number: string; readonly token: string },
  files: readonly ToldReplyFile[],
): Safe | null => block(files, w.ownLead, (file) => opening(of, file))

function block(files: readonly ToldReplyFile[], lead: Sentence, one: (file: ToldReplyFile) => Safe): Safe | null {
  if (files.length === 0) return null
  const struck = files.filter(({ name }) => name === null).length
  return html`
    <section class="author-form" id="answer-files">
      <h2>${w.title.zh}</h2>
      ${struck < files.length && html`<p>${lead.zh}</p>`}
      ${files.filter(({ name }) => name !== null).map(one)}
      ${struck > 0 && html`<p class="small">${w.struck(struck).zh}</p>`}
    </section>`
}

const link = (file: ToldReplyFile): Safe => html`
  <p><a class="more" href="${casePaths.replyFile(file.id)}" target="_blank">${w.open(named(file)).zh}</a> <span class="small">${w.of(minuteOf(file.at)).zh}</span></p>`

// The page it stands on answered a form itself: coming back to it would ask to send that again, so the file has a window of its own.
const opening = (of: { slug: string; number: string; token: string }, file: ToldReplyFile): Safe => html`
  <form class="form" action="${casePaths.ownReplyFile(of.slug, of.number)}" method="post" target="_blank">
    ${hiddenFields({ token: of.token, file: file.id })}
    <p class="buttons"><button class="button button-plain">${w.open(named(file)).zh}</button> <span class="small">${w.of(minuteOf(file.at)).zh}</span></p>
  </form>`

const named = ({ name, size, kind }: ToldReplyFile) =>
  `${enclosureKinds[kind].zh} ${nameOf({ name: name ?? '', size })}`

const w = {
  title: { zh: '随答复的文件', en: 'Files that go with the answer' },
  lead: { zh: '答复单位随答复公开的照片和文件。', en: 'Photos and files the office made public with its answer.' },
  ownLead: {
    zh: '答复单位随答复发给您的照片和文件。',
    en: 'Photos and files the office sent you with its answer.',
  },
  open: (name: string): Sentence => ({ zh: `打开${name}，在新窗口`, en: `Open ${name} in a new window` }),
  of: (when: string): Sentence => ({ zh: `随${when}的答复`, en: `with the answer of ${when}` }),
  struck: (count: number): Sentence => ({
    zh: `有${count}个文件已按公布的规则隐去，理由见办理记录。`,
    en: `${count} were taken out of sight by a published rule; the course says which.`,
  }),
} as const
