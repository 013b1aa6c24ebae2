import { z } from 'zod'
import { introducerLimits } from '../codes.ts'

const Written = z.string().max(400).nullable().optional()

/** Facts of membership as typed into a form. */
export const WrittenFacts = z.strictObject({
  groupId: z.uuid().nullable().optional(),
  category: z.string().max(40).optional(),
  joinDate: z.string().max(40).optional(),
  fullDate: Written,
  applicationDate: Written,
  activistDate: Written,
  targetDate: Written,
  entryType: z.enum(['NEW_DEVELOPMENT', 'TRANSFER_IN', 'RESTORED', 'READMITTED', 'POSTHUMOUS']).nullable().optional(),
  joinBranch: Written,
  introducers: z.array(z.string().max(introducerLimits.longest)).max(introducerLimits.most).optional(),
  floatingSince: Written,
  floatingFrom: Written,
  floatingTo: Written,
  floatingReason: Written,
  receivingBranch: Written,
  lostSince: Written,
  hardshipKind: Written,
  hardshipSince: Written,
  hardshipUntil: Written,
  abroadSince: Written,
  abroadCountry: Written,
  abroadKind: z.enum(['STUDY', 'WORK', 'FAMILY', 'SETTLED', 'OTHER']).nullable().optional(),
  abroadLastContact: Written,
  infirm: z.boolean().optional(),
})
export type WrittenFacts = z.infer<typeof WrittenFacts>
