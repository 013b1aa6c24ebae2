import type { DeedSource } from '#kernel/deeds.ts'
import { deedsOf } from '#kernel/procedure/deeds.ts'
import * as cases from '#modules/cases/index.ts'
import * as notices from '#modules/notices/index.ts'
import * as organisations from '#modules/organisations/index.ts'
import * as publishing from '#modules/publishing/index.ts'
import { registry } from './procedures.ts'

/** All that can stand in 已办 and 我发起: the procedures, then the chapters in their order. */
export const deeds: readonly DeedSource[] = [
  ...deedsOf(registry),
  ...notices.deeds,
  ...organisations.deeds,
  ...publishing.deeds,
  ...cases.deeds,
]
