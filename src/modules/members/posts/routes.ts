import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the posts of an organisation. */
export function routes(serve: Serve): void {
  serve(contract.listPosts, service.listPosts)
  serve(contract.appointPost, service.appointPost)
  serve(contract.endPost, service.endPost)
}
