import type { Sentence } from '#kernel/errors.ts'
import { attributes, html, type Safe } from '#kernel/html.ts'
import { hiddenFields } from '#kernel/page-parts.ts'
import { enclosureEndings, enclosureKinds, enclosureLimits } from '../enclosures/codes.ts'
import type { Waiting } from '../enclosures/mark.ts'
import type { OwnEnclosure } from '../enclosures/own.ts'
import { sizeText } from '../enclosures/rules.ts'
import { casePaths } from './paths.ts'

/** The field of a form that files are chosen in, and the mark of one that holds some already. */
export const enclosureField = 'files'
export const enclosedMark = 'enclosed'
/** A box ticked for what goes out of the form again. */
export const dropField = (id: string) => `drop-${id}`

type OfForm = Held & { readonly error?: string | undefined; readonly hint?: Sentence }

/** What a form holds, and the mark that says so when it is sent. */
export type Held = { readonly waiting: readonly Waiting[]; readonly mark: string }

export const NOTHING_HELD: Held = { waiting: [], mark: '' }

/** Choosing photos and files; what the form holds already is listed, and each may be taken out again. */
export function enclosureInput({ waiting, mark, error, hint = w.hint }: OfForm): Safe {
  const isFull = waiting.length >= enclosureLimits.files
  return html`
    <div class="${error ? 'field has-error' : 'field'}">
      <label for="${`f-${enclosureField}`}">${w.label.zh} <span class="necessity">${w.optional.zh}</span></label>
      <p class="hint" id="h-files">${hint.zh}</p>
      ${error && html`<p class="error" id="e-files">${error}</p>`}
      <input${attributes({
        type: 'file',
        id: `f-${enclosureField}`,
        name: enclosureField,
        multiple: true,
        disabled: isFull,
        accept: enclosureEndings,
        'data-shrink': String(enclosureLimits.megabytes),
        'aria-invalid': error ? 'true' : undefined,
        'aria-describedby': error ? 'h-files e-files' : 'h-files',
      })}>
      ${waiting.length > 0 && held({ waiting, mark })}
    </div>`
}

const held = ({ waiting, mark }: Held): Safe => html`
  ${hiddenFields({ [enclosedMark]: mark })}
  <fieldset class="enclosed">
    <legend>${w.held(waiting.length).zh}</legend>
    ${waiting.map(
      (one) => html`
      <label class="option">
        <input${attributes({ type: 'checkbox', name: dropField(one.id), value: 'on' })}>
        <span>${w.drop(nameOf(one)).zh}</span>
      </label>`,
    )}
  </fieldset>`

/** A file as it is named: with its size. */
export const nameOf = ({ name, size }: { name: string; size: number }) => `${name}（${sizeText(size)}）`

/** What goes along with a message, between writing and sending. */
export function enclosuresAlong({ waiting, mark }: Held): Safe | null {
  if (waiting.length === 0) return null
  return html`
    ${hiddenFields({ [enclosedMark]: mark })}
    <p class="about">${w.along.zh}：${waiting.map(nameOf).join('、')}</p>`
}

/** What the writer sent, each to be opened, and all to be erased; nothing where nothing was sent. */
export function ownEnclosuresBlock(
  of: {
    readonly slug: string
    readonly number: string
    readonly token: string
    readonly key: string
    readonly isHidden: boolean
  },
  enclosures: readonly OwnEnclosure[],
): Safe | null {
  if (enclosures.length === 0) return null
  const kept = enclosures.filter(({ name }) => name !== null)
  const erased = enclosures.length - kept.length
  return html`
    <section class="author-form" id="enclosures">
      <h2>${w.ownTitle.zh}</h2>
      <p>${w.ownLead.zh}</p>
      ${erased > 0 && html`<p class="small">${w.erased(erased).zh}</p>`}
      ${of.isHidden && kept.length > 0 && html`<p>${w.hidden.zh}</p>`}
      ${!of.isHidden && kept.map((one) => opening(of, one))}
      ${kept.length > 0 && erasing(of)}
    </section>`
}

type OfCase = { readonly slug: string; readonly number: string; readonly token: string; readonly key: string }

// The page it stands on answered a form itself: coming back to it would ask to send that again, so the file has a window of its own.
const opening = ({ slug, number, token }: OfCase, { id, name, size, kind }: OwnEnclosure): Safe => html`
  <form class="form" action="${casePaths.enclosure(slug, number)}" method="post" target="_blank">
    ${hiddenFields({ token, file: id })}
    <p class="buttons"><button class="button button-plain">${w.open(`${enclosureKinds[kind].zh} ${nameOf({ name: name ?? '', size })}`).zh}</button></p>
  </form>`

// Two steps, because it cannot be undone: open, then press.
const erasing = ({ slug, number, token, key }: OfCase): Safe => html`
  <details class="conditions">
    <summary>${w.eraseTitle.zh}</summary>
    <p>${w.eraseLead.zh}</p>
    <form class="form" action="${casePaths.eraseEnclosures(slug, number)}" method="post">
      ${hiddenFields({ token, key })}
      <p class="buttons"><button class="button button-plain">${w.erase.zh}</button></p>
    </form>
  </details>`

/** What the public is told of it. */
export const enclosureNote = (): Safe => html`<p class="small">${w.public.zh}</p>`

const { files, megabytes } = enclosureLimits

const w = {
  label: { zh: '照片或文件', en: 'Photos or files' },
  optional: { zh: '可不填', en: 'optional' },
  hint: {
    zh: `比如坑洼的路面、收到的通知书。最多${files}个，每个不超过${megabytes}兆，照片（JPG、PNG）或者PDF。只有办理人员和您自己看得到，不放到网站上。照片里记的拍摄地点、时间、手机型号，我们会去掉；PDF里原有的作者等信息不会去掉。`,
    en: `A hole in the road, a letter you got. At most ${files}, each up to ${megabytes} MB, photos (JPG, PNG) or PDF. Only those who handle it and you yourself see them, never the site. Where, when and with what a photo was taken is removed; what a PDF says of its author is not.`,
  },
  held: (count: number): Sentence => ({
    zh: `已经收下${count}个，保留一小时，提交时一起发出`,
    en: `${count} are kept here for an hour and go along when you send`,
  }),
  drop: (name: string): Sentence => ({ zh: `去掉 ${name}`, en: `Leave out ${name}` }),
  along: { zh: '一起发出的照片或文件', en: 'Photos and files that go along' },
  ownTitle: { zh: '您发来的照片和文件', en: 'What you sent with it' },
  ownLead: {
    zh: '只有办理人员和您自己看得到，不公开。办理人员每次打开都有记录。',
    en: 'Only those who handle it and you yourself see them. Each time staff open one it is recorded.',
  },
  open: (name: string): Sentence => ({ zh: `打开${name}，在新窗口`, en: `Open ${name} in a new window` }),
  hidden: {
    zh: '这件留言的内容已隐藏，照片和文件也暂不显示；恢复以后再看，也可以现在删除。',
    en: 'The message is hidden, and so are they until it stands again; you may erase them now.',
  },
  erased: (count: number): Sentence => ({ zh: `已删除${count}个。`, en: `${count} were erased.` }),
  eraseTitle: { zh: '删除我发来的照片和文件', en: 'Erase what I sent' },
  eraseLead: {
    zh: '全部删除，不能恢复，办理人员也看不到了。留言和答复还在。',
    en: 'All of them go for good, also for those who handle it. Message and answer stay.',
  },
  erase: { zh: '删除', en: 'Erase' },
  public: {
    zh: '留言人另外发来了照片或文件，只有办理人员和留言人自己看得到。',
    en: 'Its writer also sent photos or files, which only those who handle it and the writer see.',
  },
} as const
