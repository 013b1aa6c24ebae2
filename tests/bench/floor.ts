// The floor: node:http and pg as a plain program would use them. README.md says in words what it leaves out.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { plainText } from '#kernel/search.ts'
import { floorSql } from './floor-sql.ts'

type Name = keyof typeof floorSql

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
let home = Buffer.alloc(0)

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const [, how = '', what = ''] = url.pathname.split('/')
  if (how === 'home') return send(response, 'text/html; charset=utf-8', home)
  const name = what as Name
  const values = name === 'create' ? await readMessage(request) : url.searchParams.getAll('v').map(readValue)
  const rows = await Promise.all(
    floorSql[name].map(async (sql, at) => {
      const { rows } = await pool.query({
        text: sql,
        values: [...values],
        ...(how === 'named' ? { name: `${name}-${at}` } : {}),
      })
      return rows as Record<string, unknown>[]
    }),
  )
  if (name === 'articlePage') return send(response, 'text/html; charset=utf-8', Buffer.from(pageOf(rows[0]?.[0] ?? {})))
  send(response, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(shape(rows))))
}

// A page with its total, or what was found.
function shape(rows: readonly Record<string, unknown>[][]): unknown {
  const [page, counted] = rows
  return counted?.[0]?.total === undefined ? rows : { rows: page, total: Number(counted[0].total) }
}

const readValue = (value: string): unknown => (value.startsWith('[') ? JSON.parse(value) : value)

// The form's fields, taken as they are.
async function readMessage(request: IncomingMessage): Promise<unknown[]> {
  const fields = new URLSearchParams(await text(request))
  const [title, body, name] = ['title', 'text', 'name'].map((field) => fields.get(field) ?? '')
  const id = randomUUID()
  const search = plainText(`${title} ${body}`)
  return [id, id, title, body, name, search.text, search.vector, fields.get('slug')]
}

const pageOf = (row: Record<string, unknown>) =>
  `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${row.title}</title><body><h1>${row.title}</h1><p>${row.org_name} ${row.published_at}</p>${row.body_html}`

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body)
}

const server = createServer((request, response) => {
  answer(request, response).catch((fault: Error) => {
    const body = Buffer.from(String(fault.stack))
    response.writeHead(500, { 'content-length': body.length }).end(body)
  })
})
process.on('message', (page: { home: string }) => {
  home = Buffer.from(page.home)
  process.send?.({ kept: home.length })
})
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
