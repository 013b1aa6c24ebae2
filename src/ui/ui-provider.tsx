import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useEffect } from 'react'
import { busyIcon } from './icon.tsx'
import { type Language, LanguageContext } from './sentence.tsx'
import { themeFor } from './theme.ts'
import './choices.css'
import './compare.css'
import './files.css'
import './list.css'
import './page.css'
import './rich-text.css'
import './ui.css'
import { useMedia, usePhone } from './use-media.ts'

/**
 * What every page stands in: theme, language, size and toasts.
 * `nonce` is that of the page's content security policy. The style provider keeps antd readable in Chromium 86,
 * which knows neither `:where()` nor logical shorthands (UX-BR2).
 */
export function UiProvider({
  language,
  elder,
  nonce,
  children,
}: {
  language: Language
  elder: boolean
  nonce?: string | undefined
  children: ReactNode
}) {
  const phone = usePhone()
  const size = elder ? 'elder' : phone ? 'phone' : 'desk'
  const still = useMedia('(prefers-reduced-motion: reduce)')
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.size = size
  }, [language, size])
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        theme={themeFor(size, { still })}
        locale={language === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false, loadingIcon: busyIcon }}
        getPopupContainer={landmarkOf}
        {...(nonce === undefined ? {} : { csp: { nonce } })}
      >
        <LanguageContext value={language}>
          <App component={false}>{children}</App>
        </LanguageContext>
      </ConfigProvider>
    </StyleProvider>
  )
}

// What opens over a field stays inside the part of the page it belongs to, where screen readers look for it.
const landmarkOf = (trigger?: HTMLElement): HTMLElement =>
  trigger?.closest<HTMLElement>('main, [role="dialog"]') ?? document.body
