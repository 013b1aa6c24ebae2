import type { Registry } from '#kernel/procedure/registry.ts'
import { listStaff } from '#modules/accounts/index.ts'
import {
  contactOpening,
  knowledgeReview,
  moderation,
  officeCall,
  originalOpening,
  petition,
} from '#modules/cases/index.ts'
import { statementRefusal } from '#modules/consultations/index.ts'
import { duplicateReview, exportApproval } from '#modules/members/index.ts'

/** Every procedure of the product, in the order of the chapters, and who knows the staff. */
export const registry: Registry = {
  procedures: [
    exportApproval,
    duplicateReview,
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
