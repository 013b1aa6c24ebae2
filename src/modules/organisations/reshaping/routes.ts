import { Download, type Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import type { Follower } from './follower.ts'
import { openReshapingPaper } from './papers.ts'
import * as service from './service.ts'

/** How HTTP reaches the changes of the tree. */
export function routes(serve: Serve, followers: readonly Follower[]): void {
  const acts = service.reshapings(followers)
  serve(contract.renameOrg, acts.renameOrg)
  serve(contract.moveOrg, acts.moveOrg)
  serve(contract.mergeOrgs, acts.mergeOrgs)
  serve(contract.splitOrg, acts.splitOrg)
  serve(contract.dissolveOrg, acts.dissolveOrg)
  serve(contract.approveReshaping, acts.approveReshaping)
  serve(contract.revokeReshaping, service.revokeReshaping)
  serve(contract.listReshapings, service.listReshapings)
  serve(contract.openReshapingPaper, (ctx, input) => openReshapingPaper(ctx, input).then(attached))
  serve(contract.readConsequences, acts.readConsequences)
  serve(contract.listItems, acts.listItems)
}

const attached = ({ name, mediaType, bytes }: { name: string; mediaType: string; bytes: Buffer }) =>
  new Download(name, mediaType, bytes)
