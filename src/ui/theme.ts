import type { ThemeConfig } from 'antd'

/** How large everything is: at a desk, on a phone (UX-MB2, UX-MB3), or for elders (长辈版). */
export type Size = 'desk' | 'phone' | 'elder'

/** The antd theme of the console: white and grey with one red (UX-LK1, UX-LK2); `still` for readers who want no motion. */
export function themeFor(size: Size, { still = false } = {}): ThemeConfig {
  return {
    hashed: true,
    token: { ...colours, ...sizes[size], fontFamily, borderRadius: 4, lineWidthFocus: 3, motion: !still },
    components: {
      Table: { headerBg: '#f5f5f5', rowHoverBg: '#f7f7f7', rowSelectedBg: '#fdf3f2', rowSelectedHoverBg: '#fbeae9' },
      Tabs: { itemColor: colours.colorText, horizontalItemPadding: '10px 0' },
      Tag: { defaultBg: '#f2f2f2', defaultColor: colours.colorText },
      Alert: { defaultPadding: '8px 12px', withDescriptionPadding: '12px 16px', withDescriptionIconSize: 20 },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
    },
  }
}

/** A text colour and what it stands on, by token; `least` is the WCAG ratio it must reach. */
export interface Pair {
  readonly text: string
  readonly on: string
  readonly least: 3 | 4.5
}

const surfaces = ['colorBgContainer', 'colorBgLayout', 'colorFillAlter']
const text = (token: string, on: readonly string[] = surfaces): Pair[] =>
  on.map((surface) => ({ text: token, on: surface, least: 4.5 }))
const edge = (token: string, on: readonly string[] = surfaces): Pair[] =>
  on.map((surface) => ({ text: token, on: surface, least: 3 }))

/** Every pair of colours a person has to read; the test measures each in the theme antd really uses. */
export const pairs: readonly Pair[] = [
  ...text('colorText'),
  ...text('colorTextHeading'),
  ...text('colorTextSecondary'),
  ...text('colorTextLabel'),
  ...text('colorTextTertiary'),
  ...text('colorTextDescription'),
  ...text('colorTextQuaternary'),
  ...text('colorTextPlaceholder', ['colorBgContainer']),
  ...text('colorTextDisabled', ['colorBgContainer', 'colorBgContainerDisabled']),
  ...text('colorIcon'),
  ...text('colorLink'),
  ...text('colorLinkHover'),
  ...text('colorLinkActive'),
  ...text('colorPrimary', [...surfaces, 'colorPrimaryBg']),
  ...text('colorPrimaryHover'),
  ...text('colorPrimaryActive'),
  ...text('colorTextLightSolid', ['colorPrimary', 'colorPrimaryHover', 'colorPrimaryActive']),
  ...text('colorTextLightSolid', ['colorError', 'colorErrorHover', 'colorErrorActive', 'colorInfo', 'colorSuccess']),
  ...text('colorError', [...surfaces, 'colorErrorBg']),
  ...text('colorErrorHover'),
  ...text('colorSuccess', [...surfaces, 'colorSuccessBg']),
  ...text('colorWarning', [...surfaces, 'colorWarningBg']),
  ...text('colorInfo', [...surfaces, 'colorInfoBg']),
  ...text('colorText', ['colorErrorBg', 'colorSuccessBg', 'colorWarningBg', 'colorInfoBg', 'colorPrimaryBg']),
  ...edge('colorBorder', ['colorBgContainer']),
  ...edge('colorErrorBorder', ['colorBgContainer']),
]

const colours = {
  colorPrimary: '#c7000b',
  colorPrimaryHover: '#a8000a',
  colorPrimaryActive: '#8f0009',
  colorPrimaryBg: '#fdf3f2',
  colorPrimaryBgHover: '#fbeae9',
  colorPrimaryBorder: '#c7000b',
  colorError: '#b3261e',
  colorErrorHover: '#96201a',
  colorErrorActive: '#7a1914',
  colorErrorBg: '#fdf3f2',
  colorErrorBorder: '#c9564f',
  colorInfo: '#0958d9',
  colorInfoHover: '#0746ad',
  colorInfoBg: '#eef5ff',
  colorInfoBorder: '#9cc3fb',
  colorSuccess: '#237804',
  colorSuccessHover: '#1b5c03',
  colorSuccessBg: '#f1f8ee',
  colorSuccessBorder: '#a9cf9a',
  colorWarning: '#874d00',
  colorWarningHover: '#6b3d00',
  colorWarningBg: '#fff8e8',
  colorWarningBorder: '#e0bd7f',
  colorLink: '#0958d9',
  colorLinkHover: '#0746ad',
  colorLinkActive: '#003eb3',
  colorText: '#1f1f1f',
  colorTextSecondary: '#595959',
  colorTextTertiary: '#616161',
  colorTextQuaternary: '#6b6b6b',
  colorTextPlaceholder: '#6b6b6b',
  colorTextDisabled: '#6b6b6b',
  colorTextDescription: '#616161',
  colorIcon: '#616161',
  colorBgLayout: '#f5f5f5',
  colorBgContainerDisabled: '#f5f5f5',
  colorFillAlter: '#fafafa',
  colorBorder: '#8c8c8c',
  colorBorderSecondary: '#e5e5e5',
} as const

const sizes = {
  desk: { fontSize: 14, fontSizeSM: 13, controlHeight: 34, controlHeightSM: 28, controlHeightLG: 42 },
  phone: { fontSize: 16, fontSizeSM: 14, controlHeight: 44, controlHeightSM: 44, controlHeightLG: 48 },
  elder: { fontSize: 20, fontSizeSM: 18, controlHeight: 60, controlHeightSM: 60, controlHeightLG: 64 },
} as const

// UX-LK5: what the reader's system has; no font is shipped.
const fontFamily =
  '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'
