import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadAssets } from '#apps/portal/assets.ts'
import { renderPage } from '#apps/portal/frame.ts'
import { PAGES } from '../portal/sample-pages.ts'
import { ELDER_VISIT, SITE, VISIT } from '../portal/sample-site.ts'

const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Serves every sample page of the portal under `/standard/NAME` and `/elder/NAME`, and what else is put into `more` by its address. */
export async function serveSamples(more: ReadonlyMap<string, string> = new Map()) {
  const assets = loadAssets()
  const files = new Map(Object.values(assets).map((asset) => [asset.path, asset]))
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://localhost')
    const asset = files.get(pathname)
    if (asset) return answer.setHeader('content-type', asset.type).end(asset.body)
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    const other = more.get(pathname)
    if (other) return answer.end(other)
    const [, version, name = ''] = pathname.split('/')
    const page = PAGES[name]
    if (!page) return answer.writeHead(404).end()
    const visit = { ...(version === 'elder' ? ELDER_VISIT : VISIT), origin }
    return answer.setHeader('content-security-policy', CSP).end(renderPage({ site: SITE, visit, assets }, page))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, assets, close: () => server.close() }
}
