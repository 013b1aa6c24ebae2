/** The pages a site has beside what its sections hold: data in, page out, no database and no frame. */
export { type DirectoryData, type DirectoryEntry, directoryPage } from './portal/directory.ts'
export { type ElderEntry, type ElderHomeData, elderHomePage } from './portal/elder.ts'
export { type HomeData, type HomeSection, homePage, type OwnWindow } from './portal/home.ts'
export { asleepPage, failurePage, maintenancePage, missingPage, wrongMethodPage } from './portal/notices.ts'
export { sitePaths } from './portal/paths.ts'
export { type PeopleData, peoplePage } from './portal/people.ts'
export { STANDARD_SECTIONS } from './portal/sections.ts'
export { type SiteMapData, siteMapPage } from './portal/site-map.ts'
