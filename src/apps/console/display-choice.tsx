import { Button } from 'antd'
import { useSay } from '#ui/sentence.tsx'
import { usePreferences } from './preferences.tsx'
import { words } from './words.ts'

/** Two buttons: the other language, and larger or normal text. */
export function DisplayChoice({ type = 'default' }: { type?: 'default' | 'text' }) {
  const say = useSay()
  const { language, elder, setLanguage, setElder } = usePreferences()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <span className="display-choice">
      <Button type={type} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
        {say(words.otherLanguage)}
      </Button>
      <Button type={type} aria-pressed={elder} onClick={() => setElder(!elder)}>
        {say(elder ? words.normal : words.elder)}
      </Button>
    </span>
  )
}
