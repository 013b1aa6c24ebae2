import * as accounts from '#modules/accounts/index.ts'
import * as cases from '#modules/cases/index.ts'
import * as consultations from '#modules/consultations/index.ts'
import * as members from '#modules/members/index.ts'
import type { Follower } from '#modules/organisations/index.ts'
import * as people from '#modules/people/index.ts'
import * as publishing from '#modules/publishing/index.ts'
import * as sites from '#modules/sites/index.ts'

/** The chapters that go along when the tree changes, in the order of the chapters (decisions 56). */
export const followers: readonly Follower[] = [
  people.follower,
  accounts.follower,
  members.follower,
  sites.follower,
  publishing.follower,
  cases.follower,
  consultations.follower,
]
