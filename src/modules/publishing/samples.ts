import { html, type Safe } from '#kernel/html.ts'
import type { OpenedSite } from '#modules/sites/index.ts'
import type { ArticleText } from './contract.ts'

const nothing = {
  columnId: null,
  subtitle: null,
  summary: null,
  source: null,
  sourceUrl: null,
  author: null,
  editor: null,
  notice: null,
  attachments: [],
}

const paragraphs = (lines: readonly string[]): Safe => html`${lines.map((line) => html`<p>${line}</p>`)}`

/** What a new site says on its first day; published at once, because it is only what the site itself is (A04). */
export function welcomeArticle(site: OpenedSite): ArticleText {
  const body = html`${paragraphs([
    `${site.organisation}的网站今天开通。在这里可以看党务公开，可以留言提问、求助、提意见，也可以查怎样办理党内事务。`,
    '每一件留言都有编号、有期限、有答复，办得怎么样由您评价。不会写字也没关系，请打电话或者上门来说。',
  ])}<p>地址：${site.address}<br>电话：${site.phone}</p>`
  return { ...nothing, sectionCode: 'SECRETARIAT', title: `${site.name}开通了`, bodyHtml: body.text }
}

/** Drafts an editor fills in on the first day instead of beginning with an empty page. */
export function firstDrafts(site: OpenedSite): ArticleText[] {
  const duties = html`<p>${site.organisation}班子成员和分工如下，有事可以直接找他们。</p>
    <table><thead><tr><th scope="col">姓名</th><th scope="col">职务</th><th scope="col">分工</th><th scope="col">办公电话</th></tr></thead>
    <tbody><tr><td>（填写）</td><td>书记</td><td>主持全面工作</td><td>${site.phone}</td></tr></tbody></table>`
  const transfer = html`<p>党员外出居住或工作半年以上，地点相对固定的，要转接组织关系。</p>
    <h2>要带什么</h2><p>本人身份证；单位或居住地的证明。</p>
    <h2>怎么办</h2><p>先向本支部说明，由支部报上级党委开具介绍信；凭介绍信到新的支部报到。</p>
    <h2>到哪里办</h2><p>${site.address}，电话 ${site.phone}，工作日办理。</p>`
  const openness = paragraphs([
    '（写明公开的事项、依据和结果，例如：本季度党费收缴使用情况、发展党员公示、换届选举结果。）',
    `对公开的内容有疑问或不同意见，可以在本站留言，也可以打 ${site.phone}。`,
  ])
  return [
    { ...nothing, sectionCode: 'PARTY_AFFAIRS', title: '班子成员和分工', bodyHtml: duties.text },
    { ...nothing, sectionCode: 'SERVICES', title: '组织关系转接怎么办', bodyHtml: transfer.text },
    { ...nothing, sectionCode: 'PARTY_AFFAIRS', title: '（示例）党务公开怎么写', bodyHtml: openness.text },
  ]
}
