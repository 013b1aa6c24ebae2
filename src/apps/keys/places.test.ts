import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { followingContext } from '#kernel/crypto.ts'
import { standingContexts } from './places.ts'

// What counts tries is forgotten within a day, and may begin anew under another key.
const forgotten = /^app\.attempt\//

it('every context of a keyed hash in the source is known, so that its key outlives its master (E04)', () => {
  const files = globSync('src/**/*.ts').filter((file) => !file.includes('.test.') && !file.includes('.prove.'))
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const named = texts.flatMap((text) => [
    ...[...text.matchAll(/(?:crypto\(\)\s*\.hash\(|hashCode\()\s*['`]([^'`]+)['`]/g)].map(
      ([, context]) => context ?? '',
    ),
  ])
  const calls = texts.flatMap((text) =>
    [...text.matchAll(/crypto\(\)\s*\.hash\(\s*([^'`\s][^,]*),/g)].map(([, name]) => name),
  )
  expect(named.length).toBeGreaterThan(20)
  const known = new Set([...standingContexts, followingContext])
  const byRecord = /^(?:cases\.arrival|consultations\.participation)\/\$\{|^members\.roster\.\$\{field\}$/
  expect(named.filter((one) => !known.has(one) && !byRecord.test(one) && !forgotten.test(one))).toEqual([])
  // Contexts that stand in a constant: kernel.form, app.setting, backup.manifest, and that of hashCode itself.
  expect([...new Set(calls)].sort()).toEqual(['context', 'macContext'])
})
