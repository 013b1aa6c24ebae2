import { type OperationNode, type RawBuilder, RawNode, ValueNode } from 'kysely'
import type { Statement } from './batch.ts'

/**
 * The text and values of a template of `sql` that holds nothing but values and other such templates; nothing for any other.
 * Kysely walks the tree, and once more for every plugin: for an insert of an audit entry 11 µs instead of 6.
 */
export function plainSql(template: RawBuilder<unknown>): Statement | undefined {
  const parameters: unknown[] = []
  const sql = textOf(template.toOperationNode(), parameters)
  return sql === undefined ? undefined : { sql, parameters }
}

function textOf(node: OperationNode, parameters: unknown[]): string | undefined {
  if (!RawNode.is(node)) return undefined
  let text = node.sqlFragments[0] ?? ''
  for (const [at, part] of node.parameters.entries()) {
    const inner = ValueNode.is(part) ? placeOf(part, parameters) : textOf(part, parameters)
    if (inner === undefined) return undefined
    text += inner + (node.sqlFragments[at + 1] ?? '')
  }
  return text
}

function placeOf({ value, immediate }: ValueNode, parameters: unknown[]): string | undefined {
  return immediate === true ? undefined : `$${parameters.push(value)}`
}
