/** The public log as everybody sees it: data in, page out, no database and no frame. */
export { checkPage } from './portal/check.ts'
export { logPage } from './portal/log.ts'
export { logPaths } from './portal/paths.ts'
export { receiptBlock } from './portal/receipt.ts'
