import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import type { Follower } from './reshaping/follower.ts'
import { routes as reshaping } from './reshaping/routes.ts'
import * as service from './service.ts'
import { routes as tables } from './tables/routes.ts'

/** How HTTP reaches the chapter; `followers` are the chapters below, which go along with changes of the tree. */
export function routes(serve: Serve, followers: readonly Follower[]): void {
  reshaping(serve, followers)
  tables(serve)
  serve(contract.listChildren, service.listChildren)
  serve(contract.searchOrgs, service.searchOrgs)
  serve(contract.readOrg, service.readOrg)
  serve(contract.createOrg, service.createOrg)
  serve(contract.recordTerm, service.recordTerm)
  serve(contract.setLines, service.setLines)
}
