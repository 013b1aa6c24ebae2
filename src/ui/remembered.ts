/**
 * Reads what this browser remembers under a key; `otherwise` when there is nothing, or storage is switched off.
 * Only for taste (what is folded, which language): never for anything personal.
 */
export function recall<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

/** Forgets what this browser remembers under a key. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Where storage is switched off there is nothing to forget.
  }
}

/** Remembers a small value in this browser; where storage is full or switched off, nothing is remembered. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Forgetting a folded branch harms nobody.
  }
}
