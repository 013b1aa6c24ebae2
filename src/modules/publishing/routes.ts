import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.openSite, service.openSite)
  serve(contract.readFreshness, service.readFreshness)
  serve(contract.listArticles, service.listArticles)
  serve(contract.readArticle, service.readArticle)
  serve(contract.readVersion, service.readVersion)
  serve(contract.writeArticle, service.writeArticle)
  serve(contract.saveArticle, service.saveArticle)
  serve(contract.submitArticle, service.submitArticle)
  serve(contract.returnArticle, service.returnArticle)
  serve(contract.publishArticle, service.publishArticle)
  serve(contract.withdrawArticle, service.withdrawArticle)
}
