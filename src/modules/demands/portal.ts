/** Projects as the public sees them: data in, page out, no database and no frame. */
export { projectPaths } from './portal/paths.ts'
export { type ProjectTold, projectPage, projectsPage } from './portal/projects.ts'
export { projectWords } from './portal/words.ts'
