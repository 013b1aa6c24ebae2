import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty, publish } from '../../../tests/portal/live.ts'
import { payloads } from '../../../tests/portal/payloads.ts'
import type { TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let qingxi: TreeOrg
const allowed =
  /^<\/?(?:p|div|br|hr|h[234]|ul|ol|li|blockquote|strong|b|em|i|u|s|sub|sup|a|img|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td)(?=[\s/>])/

/** What is wrong with the markup between the article's two marks; nothing for good markup. */
function faultOf(page: string): string | undefined {
  const text = /<div class="text" id="text">([\s\S]*?)<\/div>\s*(?:<section|<footer)/.exec(page)?.[1]
  if (text === undefined) return 'the article has lost its place'
  for (const tag of text.replaceAll(/<div class="scroll"[^>]*>/g, '').match(/<[^>]*>?/g) ?? []) {
    if (!allowed.test(tag)) return tag
    if (/\s(?:on\w+|style|srcdoc|id|name|data-\w+|background|formaction)\s*=/i.test(tag)) return tag
    const address = /\s(?:href|src)="([^"]*)"/i.exec(tag)?.[1]
    if (address !== undefined && !/^(?:#|\?|\/(?![/\\])|https?:\/\/[^/]|mailto:|tel:)/i.test(address)) return tag
  }
  return undefined
}

beforeAll(async () => {
  ;({ qingxi } = await plantCounty(db))
  await open(db.app, qingxi)
})

describe('hostile markup (T09)', () => {
  it('360 pieces are saved and shown without anything that runs, frames or restyles', async () => {
    const { get, app } = await livePortal(db)
    for (const payload of payloads(360)) {
      const id = await publish(db.app, qingxi, {
        bodyHtml: `<p>前</p>${payload}<p>后</p>`,
        title: payload.slice(0, 90),
      })
      const { statusCode, body } = await get(`/o/qingxizhen/a/${id}`)
      expect(statusCode, payload).toBe(200)
      expect(faultOf(body), payload).toBeUndefined()
      expect(body.match(/<script\b/g), payload).toHaveLength(1)
      expect(body.match(/<h1>/g), payload).toHaveLength(1)
    }
    for (const list of [
      '/o/qingxizhen/',
      '/o/qingxizhen/s/xuanchuan/',
      '/o/qingxizhen/search?q=alert',
      '/o/qingxizhen/rss.xml',
    ]) {
      const { body } = await get(list)
      for (const tag of body.match(/<[a-z][^>]*>/gi) ?? []) {
        expect(tag, list).not.toMatch(/^<(?:svg|iframe|img|math|object|base|form action="[^/])/i)
        expect(tag.replaceAll(/"[^"]*"/g, '""'), list).not.toMatch(/\son\w+=|\sstyle=/i)
      }
    }
    await app.close()
  })

  it('that came into the database by another way is cleaned when it is shown', async () => {
    const id = await publish(db.app, qingxi)
    const { get, app } = await livePortal(db)
    for (const payload of payloads(60)) {
      await db.owner.query('update publishing.article set body_html = $2 where id = $1', [
        id,
        `<p>前</p>${payload}<p>后</p>`,
      ])
      const { body } = await get(`/o/qingxizhen/a/${id}?fresh=1`, { headers: { host: `h${Math.random()}.test` } })
      expect(faultOf(body), payload).toBeUndefined()
    }
    await app.close()
  })
})
