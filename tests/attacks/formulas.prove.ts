import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { formulaCells, writers } from './formula-cells.ts'

// Needs `apt-get install libreoffice-calc-nogui` (Debian).
test.each(Object.entries(writers))(
  '%s opens in LibreOffice without a formula and without a link (T07)',
  (name, { form, write }) => {
    return convert(name, form, write)
  },
)

async function convert(name: string, form: string, write: (typeof writers)[string]['write']): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-office-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, `hostile.${form}`), await write(formulaCells))
  const flags = ['--headless', '--norestore', `-env:UserInstallation=file://${join(folder, 'profile')}`]
  // A .csv as a Chinese spreadsheet opens it: comma, double quotes, UTF-8.
  const filter = form === 'csv' ? ['--infilter=CSV:44,34,76'] : []
  const args = [...flags, ...filter, '--convert-to', 'fods', '--outdir', folder, join(folder, `hostile.${form}`)]
  execFileSync('soffice', args, { stdio: 'ignore', timeout: 300_000 })
  const sheet = readFileSync(join(folder, 'hostile.fods'), 'utf8')
  const cells = sheet.match(/<table:table-cell\b/g)?.length ?? 0
  process.stdout.write(`LibreOffice: ${name}: ${cells} cells\n`)
  expect(cells).toBeGreaterThan(40)
  expect(sheet.match(/table:formula=/g) ?? []).toEqual([])
  expect(sheet.match(/xlink:href="(?!https?:\/\/www\.w3\.org)[^"]*"/g) ?? []).toEqual([])
  expect(sheet.match(/<(?:table:dde|office:dde)[^>]*>/g) ?? []).toEqual([])
}
