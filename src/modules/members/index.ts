import { jobs as duplicateJobs } from './duplicates/jobs.ts'
import { jobs as exportJobs } from './export/jobs.ts'
import { jobs as rosterJobs } from './roster/jobs.ts'

export { correctionReview } from './correction/procedure.ts'
export { askCorrection } from './correction/service.ts'
export { due } from './due/sources.ts'
export { noteDuplicates } from './duplicates/noting.ts'
export { duplicateReview } from './duplicates/procedure.ts'
export { exportApproval } from './export/procedure.ts'
export { talliesChore } from './figures/tallies/service.ts'
export { follower } from './following/follower.ts'
export { acts } from './policy.ts'
export { routes } from './routes.ts'
export { insertMember } from './store.ts'

export const jobs = [...rosterJobs, ...exportJobs, ...duplicateJobs]
