import { Download, type Serve } from '#kernel/http.ts'
import { type MadeSheet, xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as making from './making.ts'
import * as service from './service.ts'

/** How HTTP reaches lists of accounts. */
export function routes(serve: Serve): void {
  serve(contract.downloadAccountTemplate, (ctx) => service.downloadAccountTemplate(ctx).then(sent))
  serve(contract.uploadAccountList, service.uploadAccountList, service.mayUpload)
  serve(contract.listAccountLists, service.listAccountLists)
  serve(contract.readAccountList, service.readAccountList)
  serve(contract.makeListedAccounts, making.makeListedAccounts)
  serve(contract.takeAccountLinks, (ctx, input) => making.takeAccountLinks(ctx, input).then(sent))
  serve(contract.decideListedPosts, making.decideListedPosts)
}

const sent = ({ name, bytes }: MadeSheet) => new Download(name, xlsxType, bytes)
