import type { OwnProcedure } from '#kernel/procedure/own.ts'
import type { Registry } from '#kernel/procedure/registry.ts'
import { listStaff } from '#modules/accounts/index.ts'
import {
  caseProcedure,
  contactOpening,
  knowledgeReview,
  moderation,
  officeCall,
  originalOpening,
  petition,
} from '#modules/cases/index.ts'
import { statementRefusal } from '#modules/consultations/index.ts'
import { correctionReview, duplicateReview, exportApproval } from '#modules/members/index.ts'
import { lineMatterProcedure } from '#modules/notices/index.ts'
import { reshapingProcedure } from '#modules/organisations/index.ts'
import { articleProcedure, localNoteProcedure, offerProcedure } from '#modules/publishing/index.ts'

/** Every procedure of the product, in the order of the chapters, and who knows the staff. */
export const registry: Registry = {
  procedures: [
    exportApproval,
    duplicateReview,
    correctionReview,
    moderation,
    contactOpening,
    originalOpening,
    knowledgeReview,
    petition,
    officeCall,
    statementRefusal,
  ],
  listStaff,
}

/** The procedures whose matters their chapters keep themselves (decisions 130). */
export const ownProcedures: readonly OwnProcedure[] = [
  reshapingProcedure,
  lineMatterProcedure,
  articleProcedure,
  localNoteProcedure,
  offerProcedure,
  caseProcedure,
]
