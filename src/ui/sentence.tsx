import { createContext, useCallback, useContext } from 'react'

/** A sentence people read: simplified Chinese first, English second. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

export type Language = 'zh' | 'en'

/** The language the reader chose; Chinese where nothing was chosen. */
export const LanguageContext = createContext<Language>('zh')

/** The language the reader chose, for what is not a sentence: days and clocks. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** Gives the function that turns a sentence into text of the chosen language; `{name}` is filled from `slots`. */
export function useSay(): (sentence: Sentence, slots?: Readonly<Record<string, string | number>>) => string {
  const language = useLanguage()
  return useCallback((sentence, slots = {}) => fill(sentence[language], slots), [language])
}

/** Shows a sentence in the chosen language. */
export function Say({ of, slots }: { of: Sentence; slots?: Readonly<Record<string, string | number>> }) {
  const say = useSay()
  return <>{say(of, slots)}</>
}

const fill = (text: string, slots: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole))
