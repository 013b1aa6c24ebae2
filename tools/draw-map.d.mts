/** The map of the chapters as mermaid. */
export function drawMap(): Promise<string>
/** ARCHITECTURE.md with this map in its place. */
export function withMap(text: string, map: string): string
