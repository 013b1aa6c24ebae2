import { expect, test } from 'vitest'
import { robotsText, sitemapXml } from './robots.ts'

test('search engines are kept off forms, files and the console and shown the map', () => {
  const text = robotsText('https://dj.example.cn')
  for (const path of ['/console/', '/api/', '/files/']) expect(text).toContain(`Disallow: ${path}\n`)
  expect(text).toContain('Sitemap: https://dj.example.cn/sitemap.xml\n')
})

test('the map names each page with its day', () => {
  expect(sitemapXml('https://dj.example.cn', [{ path: '/o/a/', changedOn: '2026-11-23' }])).toContain(
    '<url><loc>https://dj.example.cn/o/a/</loc><lastmod>2026-11-23</lastmod></url>',
  )
})
