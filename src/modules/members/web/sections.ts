import type { Sentence } from '#ui/sentence.tsx'
import type { Section } from '../roster/codes.ts'
import { pageWords } from './words.ts'

/** The parts of a record in the order of the form, with their titles. */
export const sections: readonly { readonly section: Section; readonly title: Sentence }[] = [
  { section: 'identity', title: pageWords.identitySection },
  { section: 'party', title: pageWords.partySection },
  { section: 'contact', title: pageWords.contactSection },
  { section: 'study', title: pageWords.studySection },
  { section: 'floating', title: pageWords.floatingSection },
]
