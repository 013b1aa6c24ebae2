import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { type Link, properName } from '#kernel/page-parts.ts'
import { linkDigest } from '../links/leading.ts'
import { publishingPaths } from './paths.ts'

/** A link of an article that leads away from this site. */
export type LeavingData = {
  readonly slug: string
  readonly siteName: string
  readonly articleId: string
  readonly section: Link
  readonly title: string
  readonly address: string
}

/** What is told before somebody leaves (UX-PT11): where to, written out. Nobody is led on by himself, and the page needs no script. */
export function leavingPage(data: LeavingData): Page {
  const { slug, articleId, address } = data
  const article = publishingPaths.article(slug, articleId)
  const { host, protocol } = new URL(address)
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path: publishingPaths.leave(slug, articleId, linkDigest(address)),
      breadcrumb: [data.section, { label: data.title, href: article }, { label: w.title.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide">
        <div class="notice-page">
          <h1>${w.title.zh}</h1>
          <p>${w.leave.zh} ${properName(data.siteName)}${w.to.zh}</p>
          <p class="address"><strong>${properName(host)}</strong></p>
          <p>${w.lead.zh}</p>
          ${protocol === 'http:' && html`<p><strong>${w.plain.zh}</strong></p>`}
          <dl class="facts-list">
            <div><dt>${w.whole.zh}</dt><dd class="address">${properName(address)}</dd></div>
            <div><dt>${w.from.zh}</dt><dd>${data.title}</dd></div>
          </dl>
          <p class="buttons">
            <a class="button" href="${address}" rel="noopener noreferrer nofollow">${w.go.zh}</a>
            <a class="button button-plain" href="${article}">${w.back.zh}</a>
          </p>
        </div>
      </div>`,
  }
}

const w = {
  title: { zh: '您即将离开本站', en: 'You are about to leave this site' },
  leave: { zh: '您即将离开', en: 'You are about to leave' },
  to: { zh: '，前往另一个网站：', en: ' for another site:' },
  lead: {
    zh: '那里的内容不由本站负责。请先看清网址，是您要去的地方再继续；要您输入密码、转账的，请先打电话核实。',
    en: 'What stands there is not ours. Please read the address before you go on; where you are asked for a password or money, telephone first.',
  },
  plain: {
    zh: '这个网址没有加密（http），路上可能被人看到或者改动，不要在那里填写个人信息。',
    en: 'This address is not encrypted (http): others may read or change it on its way. Do not enter anything personal there.',
  },
  whole: { zh: '完整网址', en: 'The whole address' },
  from: { zh: '链接出自', en: 'The link stands in' },
  go: { zh: '继续访问', en: 'Go on' },
  back: { zh: '返回原文', en: 'Back to the article' },
} as const
