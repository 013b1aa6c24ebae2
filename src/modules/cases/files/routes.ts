import { Download, type Serve } from '#kernel/http.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches files of messages. */
export function routes(serve: Serve): void {
  serve(contract.listMessageFiles, service.listMessageFiles)
  serve(contract.uploadMessageFile, service.uploadMessageFile, service.mayUpload)
  serve(contract.getMessageFile, service.getMessageFile)
  serve(contract.startMessageFile, service.startMessageFile)
  serve(contract.fetchFileAnswers, (ctx, input) => service.fetchFileAnswers(ctx, input).then(attached))
}

// An .xlsx or a .csv, as it came in.
const attached = ({ name, bytes }: MadeSheet) => new Download(name, 'application/octet-stream', bytes)
