const consultations = (slug: string): string => `/o/${encodeURIComponent(slug)}/consultations/`
const one = (slug: string, id: string): string => `${consultations(slug)}${encodeURIComponent(id)}`

/** Addresses of 征求意见; one of them stands under the organisation that asks, wherever it is listed. */
export const consultationPaths = {
  list: consultations,
  one,
  /** With one statement to say something of again. */
  again: (slug: string, id: string, no: number) => `${one(slug, id)}?no=${no}#say`,
  stance: (slug: string, id: string) => `${one(slug, id)}/stance`,
  statements: (slug: string, id: string) => `${one(slug, id)}/statements`,
  map: (slug: string, id: string) => `${one(slug, id)}/map`,
  data: (slug: string, id: string) => `${one(slug, id)}/data.csv`,
} as const
