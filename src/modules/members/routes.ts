import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import { routes as corrections } from './correction/routes.ts'
import { routes as duplicates } from './duplicates/routes.ts'
import { routes as exports } from './export/routes.ts'
import { routes as figures } from './figures/routes.ts'
import { routes as mapping } from './mapping/routes.ts'
import { routes as own } from './own/routes.ts'
import { routes as photo } from './photo/routes.ts'
import { routes as posts } from './posts/routes.ts'
import { editMember, enterMember } from './record/service.ts'
import { routes as roster } from './roster/routes.ts'
import * as service from './service.ts'
import { routes as workbooks } from './workbooks/routes.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  roster(serve)
  mapping(serve)
  own(serve)
  corrections(serve)
  workbooks(serve)
  posts(serve)
  figures(serve)
  exports(serve)
  duplicates(serve)
  photo(serve)
  serve(contract.listMembers, service.listMembers)
  serve(contract.readCard, service.readCard)
  serve(contract.revealFields, service.revealFields)
  serve(contract.editMember, editMember)
  serve(contract.enterMember, enterMember)
}
