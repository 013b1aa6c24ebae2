/** An organisation as the database has it. */
export interface OrgRow {
  readonly id: string
  readonly parentId: string | null
  readonly path: string
  readonly name: string
  readonly isDissolved: boolean
}

/** A change of the tree as somebody asked for it. */
export type TreePlan =
  | { readonly kind: 'merge'; readonly ids: readonly string[]; readonly into: string | { readonly name: string } }
  | {
      readonly kind: 'split'
      readonly id: string
      readonly part: { readonly name: string; readonly childIds: readonly string[] }
      readonly isEnding: boolean
    }
  | { readonly kind: 'dissolve'; readonly id: string }

/** The organisations that end with a plan, or are divided by it: of each somebody above must have asked. */
export const touchedBy = (plan: TreePlan): readonly string[] => (plan.kind === 'merge' ? plan.ids : [plan.id])

interface Node {
  readonly parentId: string | null
  readonly isDissolved: boolean
}

/** Which organisation stands below which, kept by what was done and never by paths: the second opinion on who reaches what. */
export class GrantTree {
  private readonly nodes = new Map<string, Node>()
  private readonly paths = new Map<string, string>()
  private readonly begun = new Map<string, string>()

  constructor(rows: readonly OrgRow[]) {
    for (const { id, parentId, path } of rows) {
      this.nodes.set(id, { parentId, isDissolved: false })
      this.paths.set(id, path)
    }
  }

  standing(): string[] {
    return [...this.nodes].filter(([, { isDissolved }]) => !isDissolved).map(([id]) => id)
  }

  childrenOf(id: string): string[] {
    return this.standing().filter((one) => this.nodes.get(one)?.parentId === id)
  }

  /** The path the database last gave it, which was found right. */
  pathOf(id: string): string | undefined {
    return this.paths.get(id)
  }

  /** Is this organisation the other one, or below it? */
  isWithin(id: string | null, above: string | null): boolean {
    for (let at: string | null = id; at !== null; at = this.nodes.get(at)?.parentId ?? null)
      if (at === above) return true
    return false
  }

  isBelow(id: string, above: string | null): boolean {
    return id !== above && this.isWithin(id, above)
  }

  found(name: string, parentId: string | null): void {
    this.begun.set(name, parentId ?? '')
  }

  move(id: string, parentId: string | null): void {
    this.nodes.set(id, { parentId, isDissolved: this.nodes.get(id)?.isDissolved ?? false })
  }

  /** Ends an organisation: it lies below its heir from now on, and where there is none stays where it was. */
  end(id: string, heir: string | null): void {
    this.nodes.set(id, { parentId: heir ?? this.nodes.get(id)?.parentId ?? null, isDissolved: true })
  }

  parentOf(id: string): string | null {
    return this.nodes.get(id)?.parentId ?? null
  }

  /** Takes in an organisation that was to be begun under this name. Gives its id. */
  begin(name: string, rows: readonly OrgRow[]): string {
    const parentId = this.begun.get(name)
    const row = rows.find((one) => one.name === name)
    if (parentId === undefined || !row) throw new Error(`nobody has set up ${name}`)
    this.begun.delete(name)
    this.nodes.set(row.id, { parentId: parentId || null, isDissolved: false })
    return row.id
  }

  /** What the database says otherwise of the tree: superiors, ends, and paths that do not lead through the superior. */
  differences(rows: readonly OrgRow[]): string[] {
    for (const { id, path } of rows) this.paths.set(id, path)
    const known = rows.flatMap((row) => {
      const node = this.nodes.get(row.id)
      if (!node) return [`${row.name} was set up by nobody`]
      const above = node.parentId === null ? '/' : (this.paths.get(node.parentId) ?? 'nowhere')
      const isRight = row.parentId === node.parentId && row.isDissolved === node.isDissolved
      const isBelow = row.path.startsWith(above) && /^[^/]+\/$/.test(row.path.slice(above.length))
      return isRight && isBelow ? [] : [`${row.name} at ${row.path} is not where it was put`]
    })
    return [...known, ...(rows.length === this.nodes.size ? [] : ['an organisation is gone'])]
  }
}
