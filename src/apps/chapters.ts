import { binRoutes } from '#kernel/bin/bin.ts'
import { binEndpoints } from '#kernel/bin/contract.ts'
import type { Endpoint } from '#kernel/contract.ts'
import type { Serve } from '#kernel/http.ts'
import { procedureEndpoints } from '#kernel/procedure/contract.ts'
import { procedureRoutes } from '#kernel/procedure/routes.ts'
import { cancelTask, getTask } from '#kernel/task-contract.ts'
import { taskRoutes } from '#kernel/tasks.ts'
import { uploadFile } from '#kernel/upload-contract.ts'
import { uploadRoutes } from '#kernel/uploads.ts'
import * as accountsContract from '#modules/accounts/contract.ts'
import * as accounts from '#modules/accounts/index.ts'
import * as auditingContract from '#modules/auditing/contract.ts'
import * as auditing from '#modules/auditing/index.ts'
import * as casesContract from '#modules/cases/contract.ts'
import * as cases from '#modules/cases/index.ts'
import { endpoints as moderationEndpoints } from '#modules/cases/moderation/contract.ts'
import * as consultationsContract from '#modules/consultations/contract.ts'
import * as consultations from '#modules/consultations/index.ts'
import * as demandsContract from '#modules/demands/contract.ts'
import * as demands from '#modules/demands/index.ts'
import * as feedbackContract from '#modules/feedback/contract.ts'
import * as feedback from '#modules/feedback/index.ts'
import * as membersContract from '#modules/members/contract.ts'
import * as members from '#modules/members/index.ts'
import * as noticesContract from '#modules/notices/contract.ts'
import * as notices from '#modules/notices/index.ts'
import * as operationsContract from '#modules/operations/contract.ts'
import * as operations from '#modules/operations/index.ts'
import * as organisationsContract from '#modules/organisations/contract.ts'
import * as organisations from '#modules/organisations/index.ts'
import * as peopleContract from '#modules/people/contract.ts'
import * as people from '#modules/people/index.ts'
import * as publishingContract from '#modules/publishing/contract.ts'
import * as publishing from '#modules/publishing/index.ts'
import * as sitesContract from '#modules/sites/contract.ts'
import * as sites from '#modules/sites/index.ts'
import { bin } from './bin.ts'
import { deeds } from './deeds.ts'
import { due } from './due.ts'
import { followers } from './followers.ts'
import { registry } from './procedures.ts'

/** What each post may do at all, over all chapters; menus and panels follow it. */
const acts: accounts.GeneralActs = {
  ...organisations.acts,
  ...accounts.acts,
  ...notices.acts,
  ...members.acts,
  ...sites.acts,
  ...publishing.acts,
  ...cases.acts,
  ...demands.acts,
  ...consultations.acts,
  ...feedback.acts,
  ...operations.acts,
  ...auditing.acts,
}

/** The server's table of contents: every chapter's routes. */
export function routes(serve: Serve): void {
  taskRoutes(serve)
  uploadRoutes(serve)
  binRoutes(serve, bin)
  procedureRoutes(serve, registry)
  organisations.routes(serve, followers)
  accounts.routes(serve, acts)
  notices.routes(serve, { due, deeds })
  people.routes(serve)
  members.routes(serve)
  sites.routes(serve)
  publishing.routes(serve)
  cases.routes(serve)
  demands.routes(serve)
  consultations.routes(serve)
  feedback.routes(serve)
  operations.routes(serve)
  auditing.routes(serve)
}

/** Everything that can be asked of the API, for its printed description. */
export const endpoints: readonly Endpoint[] = [
  getTask,
  cancelTask,
  uploadFile,
  ...binEndpoints,
  ...procedureEndpoints,
  ...organisationsContract.endpoints,
  ...accountsContract.endpoints,
  ...noticesContract.endpoints,
  ...peopleContract.endpoints,
  ...membersContract.endpoints,
  ...sitesContract.endpoints,
  ...publishingContract.endpoints,
  ...casesContract.endpoints,
  ...moderationEndpoints,
  ...demandsContract.endpoints,
  ...consultationsContract.endpoints,
  ...feedbackContract.endpoints,
  ...operationsContract.endpoints,
  ...auditingContract.endpoints,
]
