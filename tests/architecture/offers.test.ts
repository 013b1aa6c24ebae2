import ts from 'typescript'
import { expect, test } from 'vitest'
import { sources } from '../../tools/repository.ts'

// What the design system and the pages of the portal offer is used somewhere: an offer that only a story or a sample takes up looks like a
// feature and is none. Read from the syntax, so that a new optional part asks for its caller.

const files = sources().filter(
  ({ path }) =>
    /^src\/.*\.tsx?$/.test(path) && !/\.(test|prove)\.tsx?$/.test(path) && !path.startsWith('src/ui/stories/'),
)
const treeOf = (path: string, text: string) =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

function treeAt(path: string): ts.SourceFile {
  const file = files.find((one) => one.path === path)
  if (!file) throw new Error(`${path} is gone`)
  return treeOf(file.path, file.text)
}

/** The optional members of an interface or of a type of members. */
function optionalOf(path: string, name: string): string[] {
  const found: string[] = []
  walk(treeAt(path), (node) => {
    const isIt = (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name
    if (!isIt) return
    const members = ts.isInterfaceDeclaration(node)
      ? node.members
      : ts.isTypeLiteralNode(node.type)
        ? node.type.members
        : []
    for (const member of members)
      if (ts.isPropertySignature(member) && member.questionToken) found.push(member.name.getText())
  })
  if (found.length === 0) throw new Error(`${path} has no optional part of ${name}`)
  return found
}

/** The attributes with which an element is written anywhere. */
function attributesOf(element: string): Set<string> {
  const given = new Set<string>()
  for (const { path, text } of files) {
    if (!text.includes(`<${element}`)) continue
    walk(treeOf(path, text), (node) => {
      if (!ts.isJsxSelfClosingElement(node) && !ts.isJsxOpeningElement(node)) return
      if (node.tagName.getText() !== element) return
      for (const one of node.attributes.properties) if (ts.isJsxAttribute(one)) given.add(one.name.getText())
    })
  }
  return given
}

const isNothing = (value: ts.Expression) =>
  value.getText() === 'undefined' || (ts.isArrayLiteralExpression(value) && value.elements.length === 0)

/** The keys with something in them of every object that is written in these files. */
function keysIn(paths: readonly string[]): Set<string> {
  const given = new Set<string>()
  for (const path of paths)
    walk(treeAt(path), (node) => {
      if (ts.isShorthandPropertyAssignment(node)) given.add(node.name.text)
      if (ts.isPropertyAssignment(node) && !isNothing(node.initializer)) given.add(node.name.getText())
    })
  return given
}

/** The most arguments with which the function is called that `useToast` gives. */
function argumentsOfToast(): number {
  let found = 0
  for (const { path, text } of files) {
    if (!text.includes('useToast')) continue
    walk(treeOf(path, text), (node) => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'toast')
        found = Math.max(found, node.arguments.length)
    })
  }
  return found
}

const builtBy = {
  ArticleData: ['src/modules/publishing/portal/read.ts', 'src/apps/portal/pages.ts'],
  HomeData: ['src/apps/portal/home.ts'],
} as const
const missing = (of: string, offered: readonly string[], given: ReadonlySet<string>) =>
  offered.filter((name) => !given.has(name)).map((name) => `${of}.${name}`)

test('every optional part of a list page, of a short message, of an article and of the front page has a caller', () => {
  const unused = [
    ...missing('ListPage', optionalOf('src/ui/list-page.tsx', 'ListPageProps'), attributesOf('ListPage')),
    ...(argumentsOfToast() < 3 ? ['useToast.undo'] : []),
    ...missing(
      'ArticleData',
      optionalOf('src/modules/publishing/portal/article.ts', 'ArticleData'),
      keysIn(builtBy.ArticleData),
    ),
    ...missing('HomeData', optionalOf('src/modules/sites/portal/home.ts', 'HomeData'), keysIn(builtBy.HomeData)),
  ]
  expect(unused).toEqual([])
})
