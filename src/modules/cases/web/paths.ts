/** Addresses of the chapter's pages in the console; a case keeps the query of the list it was opened from. */
export const paths = {
  list: (query?: URLSearchParams | string) => {
    const text = String(query ?? '')
    return text === '' ? '/console/cases' : `/console/cases?${text}`
  },
  file: '/console/cases/new',
  rates: '/console/cases/rates',
  comments: '/console/comments',
  questions: '/console/questions',
  files: '/console/message-files',
  oneFile: (fileId: string) => `/console/message-files/${fileId}`,
  one: (caseId: string, query?: URLSearchParams | string) => {
    const text = String(query ?? '')
    return text === '' ? `/console/cases/${caseId}` : `/console/cases/${caseId}?${text}`
  },
}
