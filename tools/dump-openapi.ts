// Writes docs/openapi.json, the printed description of the API, from the contracts: node tools/dump-openapi.ts
import { writeFileSync } from 'node:fs'
import { openApi } from '#kernel/openapi.ts'
import { endpoints } from '../src/apps/chapters.ts'

/** The text of docs/openapi.json. */
export function dumpOpenApi(): string {
  return `${JSON.stringify(openApi(endpoints, '连心 Lianxin'), null, 2)}\n`
}

if (import.meta.main) writeFileSync(new URL('../docs/openapi.json', import.meta.url), dumpOpenApi())
