import type { BinKind } from '#kernel/bin/bin.ts'
import { classListBin } from './classes/class-list.ts'
import { limitBin } from './limits/service.ts'
import { reviewerBin } from './reviewing/service.ts'

/** What of the chapter can be put back from the recycle bin. */
export const bin: readonly BinKind[] = [limitBin, classListBin, reviewerBin]
