export { readCalendar } from './calendar/service.ts'
export { countFailingLetters, lettersChore } from './letters/send.ts'
export { routes } from './routes.ts'
export { listDue } from './service.ts'
