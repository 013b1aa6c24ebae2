import type { Sentence } from '#kernel/errors.ts'

/** The nine sections every site has; the slug stands in addresses and never changes. */
export const STANDARD_SECTIONS = [
  { slug: 'zuzhi', title: { zh: '组织工作', en: 'Organisation' } },
  { slug: 'jijian', title: { zh: '纪检工作', en: 'Discipline' } },
  { slug: 'xuanchuan', title: { zh: '宣传工作', en: 'Publicity' } },
  { slug: 'tongzhan', title: { zh: '统一战线工作', en: 'United front' } },
  { slug: 'wenmi', title: { zh: '文秘工作', en: 'Secretariat' } },
  { slug: 'jiaoliu', title: { zh: '对外交流工作', en: 'Exchange with others' } },
  { slug: 'gongkai', title: { zh: '党务公开', en: 'Openness of Party affairs' } },
  { slug: 'hudong', title: { zh: '互动交流', en: 'Questions and answers' } },
  { slug: 'fuwu', title: { zh: '办事服务', en: 'Services' } },
] as const satisfies readonly { readonly slug: string; readonly title: Sentence }[]
