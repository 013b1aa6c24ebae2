/** Lets the browser keep a file that was fetched, as a click on a link would. */
export function saveFile({ name, content }: { name: string; content: Blob }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads it after the click; a minute later it has.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
