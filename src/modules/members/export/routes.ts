import { Download, type Serve } from '#kernel/http.ts'
import { type MadeSheet, xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches exports. */
export function routes(serve: Serve): void {
  serve(contract.exportMembers, service.exportMembers)
  serve(contract.listExports, service.listExports)
  serve(contract.readExport, service.readExport)
  serve(contract.writeExport, service.writeExport)
  serve(contract.showExportPassword, service.showExportPassword)
  serve(contract.fetchExport, (ctx, input) => service.fetchExport(ctx, input).then(attached))
}

const attached = ({ name, bytes }: MadeSheet) => new Download(name, xlsxType, bytes)
