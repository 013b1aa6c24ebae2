import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, open, plantCounty, publish, write } from '../../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import { downloadArticles as contract, listArticles as listing } from '../contract.ts'
import { listArticles } from '../service.ts'
import { downloadArticles } from './service.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let organiser: Actor
let draftId: string

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of [orgs.qingxi, orgs.shitan]) await open(db.app, org)
  organiser = actorIn(orgs.county, { role: 'ORGANISER', name: '何干事' })
  await write(db.app, orgs.qingxi, { title: '=HYPERLINK("http://evil.example")', bodyHtml: '<p>还没有公开的内容</p>' })
  await publish(db.app, orgs.qingxi, { title: '春耕通知' })
  draftId = await write(db.app, orgs.shitan, { title: '石滩的草稿' })
})

const take = (by: Actor, query: Record<string, string> = {}) =>
  look(db.app, by, (ctx) => downloadArticles(ctx, contract.query.parse(query)))
async function linesOf(bytes: Buffer): Promise<string[][]> {
  const lines: string[][] = []
  for (const sheet of await openSheets(bytes)) for await (const { cells } of sheet.rows()) lines.push([...cells])
  return lines
}

describe('the list of articles as a spreadsheet (B14)', () => {
  it('holds what the list holds, in its order, without any text', async () => {
    const { rows } = await look(db.app, organiser, (ctx) => listArticles(ctx, listing.query.parse({ size: '100' })))
    const { name, bytes } = await take(organiser)
    const lines = await linesOf(bytes)
    const head = lines.findIndex(([first]) => first === '标题')
    expect(name).toMatch(/^文章清单_\d{8}\.xlsx$/)
    const titles = lines.slice(head + 1, head + 1 + rows.length).map(([title]) => title?.replace(/^'/, ''))
    expect(titles).toEqual(rows.map(({ title }) => title))
    const published = lines.find(([title]) => title === '春耕通知')
    expect(published?.slice(1, 4)).toEqual(['已发布', '青溪镇党委', '宣传工作'])
    expect(published?.[4]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    expect(JSON.stringify(lines)).not.toContain('还没有公开的内容')
    // Excel takes it for what it is: a text.
    expect(lines.flat()).toContain('\'=HYPERLINK("http://evil.example")')
  })

  it('has first the columns of the list on the page, in its order, and then the others', async () => {
    const heads = async (columns: string) => {
      const lines = await linesOf((await take(organiser, { columns })).bytes)
      return lines.find((cells) => cells.includes('标题'))
    }
    const rest = ['统一栏目', '保存时间']
    expect(await heads('title,savedBy,day,status,nothing,orgName')).toEqual([
      ...['标题', '最后保存', '发布时间', '更新时间', '状态', '党组织'],
      ...rest,
    ])
  })

  it('is narrowed as the list is, and to the reach', async () => {
    const titles = async (by: Actor, query: Record<string, string> = {}) =>
      JSON.stringify(await linesOf((await take(by, query)).bytes))
    const narrowed = await titles(organiser, { status: 'PUBLISHED', orgId: orgs.qingxi.id })
    expect([narrowed.includes('春耕通知'), narrowed.includes('石滩的草稿')]).toEqual([true, false])
    const [editor] = editorsOf(orgs.shitan)
    const own = await titles(editor)
    expect([own.includes('石滩的草稿'), own.includes('春耕通知')]).toEqual([true, false])
  })

  it('is told in the audit, without the words that were looked for; its last line names who took it', async () => {
    const { bytes } = await take(organiser, { q: '王某某', status: 'DRAFT', columns: 'title' })
    const lines = await linesOf(bytes)
    expect(lines.at(-1)?.[0]).toMatch(/^何干事于.*下载/)
    const { rows } = await db.owner.query(
      `select details from audit.entry where act = 'publishing.table-taken' order by at desc, id desc limit 1`,
    )
    expect(rows[0].details).toEqual({ status: 'DRAFT', isSearched: true, rows: 0 })
  })

  it('is for who works on articles', async () => {
    const desk = actorIn(orgs.county, { role: 'DESK' })
    await expect(take(desk)).rejects.toMatchObject({ code: 'publishing.not-an-editor' })
  })

  it('is refused when it would be too long, and says where words found too many', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute where attrelid = 'publishing.article'::regclass and attnum > 0
         and not attisdropped and attgenerated = ''`,
    )
    const names = rows.map(({ name }) => name)
    await db.owner.query(
      `insert into publishing.article (${names}) select ${names.map((name) => (name === 'id' ? 'gen_random_uuid()' : name))}
       from publishing.article, generate_series(1, 5001) where title = '石滩的草稿'`,
    )
    await expect(take(organiser)).rejects.toMatchObject({
      code: 'publishing.table-too-long',
      sentence: { zh: expect.stringContaining('超过5000篇') },
    })
    // Words end at the newest thousand: list and table say so, and only then.
    const cut = { q: '石滩的草稿' }
    const found = await look(db.app, organiser, (ctx) => listArticles(ctx, listing.query.parse(cut)))
    expect(found).toMatchObject({ total: 1000, newestOnly: 1000 })
    expect(JSON.stringify(await linesOf((await take(organiser, cut)).bytes))).toContain('最多取1000篇')
    // Exactly a thousand is all of them.
    await db.owner.query(
      `delete from publishing.article where id in
         (select id from publishing.article where title = '石滩的草稿' and id <> $1 offset 999)`,
      [draftId],
    )
    const exact = await look(db.app, organiser, (ctx) => listArticles(ctx, listing.query.parse(cut)))
    expect(exact).toMatchObject({ total: 1000, newestOnly: null })
    const few = { q: '春耕通知' }
    expect(await look(db.app, organiser, (ctx) => listArticles(ctx, listing.query.parse(few)))).toMatchObject({
      total: 1,
      newestOnly: null,
    })
    expect(JSON.stringify(await linesOf((await take(organiser, few)).bytes))).not.toContain('最多取')
  })
})
