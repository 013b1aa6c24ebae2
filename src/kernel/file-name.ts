const longest = 120

/**
 * Makes a name from outside safe to store, to show and to save under: no folders, no control or direction signs, no
 * signs or names that Windows refuses, at most 120 characters with the ending kept. Never empty.
 */
export function fileName(from: string): string {
  const last = from.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
  const bare = trimmed(plain)
  const allowed = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(bare) ? `_${bare}` : bare
  return trimmed(shortened(allowed)) || '未命名'
}

const trimmed = (name: string) => name.replace(/^[. ]+|[. ]+$/g, '')

/** A media type as it may stand in a header; anything else is plain bytes. */
export function mediaTypeOf(from: string): string {
  const type = from.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(type) ? type : 'application/octet-stream'
}

function shortened(name: string): string {
  const signs = [...name]
  if (signs.length <= longest) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return (
    signs
      .slice(0, longest - ending.length)
      .join('')
      .trimEnd() + ending
  )
}
