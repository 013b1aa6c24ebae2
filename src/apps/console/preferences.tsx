import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { recall, remember } from '#ui/remembered.ts'
import type { Language } from '#ui/sentence.tsx'
import { UiProvider } from '#ui/ui-provider.tsx'
import { nonceOfPage } from './style-nonce.ts'

interface Preferences {
  readonly language: Language
  readonly elder: boolean
  readonly setLanguage: (language: Language) => void
  readonly setElder: (elder: boolean) => void
}

const PreferencesContext = createContext<Preferences | undefined>(undefined)

/** Language and size as chosen in this browser, and the design system standing in them. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useRemembered<Language>('language', 'zh')
  const [elder, setElder] = useRemembered('elder', false)
  const preferences = useMemo(
    () => ({ language, elder, setLanguage, setElder }),
    [language, elder, setLanguage, setElder],
  )
  return (
    <PreferencesContext value={preferences}>
      <UiProvider language={language} elder={elder} nonce={nonceOfPage()}>
        {children}
      </UiProvider>
    </PreferencesContext>
  )
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext)
  if (!preferences) throw new Error('usePreferences outside PreferencesProvider')
  return preferences
}

const useRemembered = <T,>(key: string, otherwise: T) => {
  const [value, setValue] = useState<T>(() => recall(`console.${key}`, otherwise))
  const set = useMemo(
    () => (next: T) => {
      remember(`console.${key}`, next)
      setValue(next)
    },
    [key],
  )
  return [value, set] as const
}
