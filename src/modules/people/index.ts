export {
  type DetailFault,
  type PersonDetails,
  type PersonField,
  readDetails,
  sentenceOf,
} from './details.ts'
export { follower } from './following/follower.ts'
export { movePeople } from './following/store.ts'
export { endPostHolding, listOrgPosts } from './posts/store.ts'
export { routes } from './routes.ts'
export {
  maskAddress,
  maskIdNumber,
  maskMobile,
  photoFault,
  readIdNumber,
  readMobile,
  shownIdentity,
} from './rules.ts'
export { idNumberHash, openField, sealField } from './sealing.ts'
export {
  changePerson,
  columnsOf,
  enterPerson,
  findByNumber,
  holdNumber,
  keepPhoto,
  openPerson,
  readPhoto,
} from './service.ts'
export {
  deleteUntouched,
  insertPostHolding,
  insertStagedPeople,
  listPosts,
  listStagedElsewhere,
  markMerged,
  type PersonRow,
  selectPeople,
} from './store.ts'
export { words as peopleWords } from './words.ts'
