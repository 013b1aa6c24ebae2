import { StatusTag } from '#ui/status-tag.tsx'
import { standings } from '../offering/codes.ts'
import type { OfferStanding } from '../offering/contract.ts'

const tones = {
  OFFERED: 'info',
  TAKEN: 'success',
  CHANGED: 'warning',
  DECLINED: 'neutral',
  ENDED: 'neutral',
} as const

/** How an offer stands with a site. */
export const OfferTag = ({ standing }: { standing: OfferStanding }) => (
  <StatusTag tone={tones[standing]} label={standings[standing]} />
)
