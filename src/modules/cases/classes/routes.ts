import type { Serve } from '#kernel/http.ts'
import * as lists from './class-list.ts'
import * as contract from './contract.ts'
import { classifyCase } from './service.ts'

/** How HTTP reaches the classes. */
export function routes(serve: Serve): void {
  serve(contract.classifyCase, classifyCase)
  serve(contract.getClassList, lists.getClassList)
  serve(contract.saveClassList, lists.saveClassList)
  serve(contract.dropClassList, lists.dropClassList)
}
