import type { BinKind } from '#kernel/bin/bin.ts'
import * as cases from '#modules/cases/index.ts'
import * as demands from '#modules/demands/index.ts'

/** All that can be put back from the recycle bin 回收站, in the order of the chapters. */
export const bin: readonly BinKind[] = [...cases.bin, demands.responsibilityBin]
