import { Download, type Serve } from '#kernel/http.ts'
import { xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as files from './files/service.ts'
import * as handing from './handing/service.ts'
import { listDeadLinks } from './links/contract.ts'
import * as links from './links/service.ts'
import * as localNoteContract from './local-notes/contract.ts'
import * as localNotes from './local-notes/service.ts'
import * as answers from './offering/answers/service.ts'
import * as offeringContract from './offering/contract.ts'
import * as offering from './offering/service.ts'
import * as service from './service.ts'
import * as tables from './tables/service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.openSite, service.openSite)
  serve(contract.readFreshness, service.readFreshness)
  serve(contract.listArticles, service.listArticles)
  serve(contract.downloadArticles, (ctx, input) =>
    tables.downloadArticles(ctx, input).then((sheet) => attached({ ...sheet, mediaType: xlsxType })),
  )
  serve(contract.readArticle, service.readArticle)
  serve(contract.readVersion, service.readVersion)
  serve(contract.writeArticle, service.writeArticle)
  serve(contract.saveArticle, service.saveArticle)
  serve(contract.submitArticle, service.submitArticle)
  serve(contract.returnArticle, service.returnArticle)
  serve(contract.publishArticle, service.publishArticle)
  serve(contract.withdrawArticle, service.withdrawArticle)
  serve(listDeadLinks, links.listDeadLinks)
  serve(contract.handDownArticle, handing.handDownArticle)
  serve(localNoteContract.listHandedArticles, localNotes.listHandedArticles)
  serve(localNoteContract.readHandedArticle, localNotes.readHandedArticle)
  serve(localNoteContract.readLocalNote, localNotes.readLocalNote)
  serve(localNoteContract.saveLocalNote, localNotes.saveLocalNote)
  serve(localNoteContract.publishLocalNote, localNotes.publishLocalNote)
  serve(localNoteContract.keepLocalNote, localNotes.keepLocalNote)
  serve(localNoteContract.returnLocalNote, localNotes.returnLocalNote)
  serve(localNoteContract.removeLocalNote, localNotes.removeLocalNote)
  serve(offeringContract.offerArticleUp, offering.offerArticleUp)
  serve(offeringContract.offerArticleDown, offering.offerArticleDown)
  serve(offeringContract.listOfferedArticles, answers.listOfferedArticles)
  serve(offeringContract.readOfferedArticle, answers.readOfferedArticle)
  serve(offeringContract.readOffer, answers.readOffer)
  serve(offeringContract.readOfferAnswer, answers.readOfferAnswer)
  serve(offeringContract.takeOffer, answers.takeOffer)
  serve(offeringContract.declineOffer, answers.declineOffer)
  serve(offeringContract.endOffer, answers.endOffer)
  serve(contract.handInFile, files.handInFile, files.mayHandIn)
  serve(contract.openArticleFile, (ctx, input) => files.openArticleFile(ctx, input).then(attached))
}

const attached = ({ name, mediaType, bytes }: { name: string; mediaType: string; bytes: Buffer }) =>
  new Download(name, mediaType, bytes)
