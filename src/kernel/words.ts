/** A sentence people see: simplified Chinese first, English second, both plain. */
export type Sentence = { readonly zh: string; readonly en: string }
