import type { DueSource } from '#kernel/due.ts'
import { dueOf } from '#kernel/procedure/due.ts'
import * as accounts from '#modules/accounts/index.ts'
import * as cases from '#modules/cases/index.ts'
import * as consultations from '#modules/consultations/index.ts'
import * as feedback from '#modules/feedback/index.ts'
import * as members from '#modules/members/index.ts'
import * as notices from '#modules/notices/index.ts'
import * as organisations from '#modules/organisations/index.ts'
import * as publishing from '#modules/publishing/index.ts'
import { registry } from './procedures.ts'

/** All that can stand in 待办: the procedures, then the chapters in their order. */
export const due: readonly DueSource[] = [
  ...dueOf(registry),
  ...notices.due,
  ...organisations.due,
  ...accounts.due,
  ...members.due,
  ...publishing.due,
  ...cases.due,
  ...consultations.due,
  ...feedback.due,
]
