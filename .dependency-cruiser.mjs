// Who may import whom (ARCHITECTURE.md). The order of the chapters stands in chapters.mjs; everything else here follows from it.
import chapters from './chapters.mjs'

const inChapter = '^src/modules/([^/]+)/'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const below = (i) => chapters.slice(i + 1).join('|') || '\\b\\B'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule('no-cycles', 'A circle cannot be read from either end.', {}, { circular: true }),
    rule(
      'kernel-knows-nothing',
      'The kernel has no domain word in it.',
      { path: '^src/kernel/' },
      { path: '^src/', pathNot: '^src/kernel/' },
    ),
    rule(
      'ui-knows-nothing',
      'The design system has no domain word in it; of the kernel it knows sentences and days only.',
      { path: '^src/ui/' },
      { path: '^src/', pathNot: ['^src/ui/', '^src/kernel/(errors|time|contract)\\.ts$'] },
    ),
    rule('nobody-imports-apps', 'An app is the end of the chain.', { path: '^src/(?!apps/)' }, { path: '^src/apps/' }),
    rule(
      'enter-by-the-door',
      'Another chapter is reached through index.ts, contract.ts, codes.ts or web/index.tsx only.',
      { path: inChapter },
      { path: inChapter, pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|contract|codes|web/index)\\.tsx?$'] },
    ),
    ...chapters.map((name, i) =>
      rule(
        `chapter-order-${name}`,
        `${name} may use only the chapters above it.`,
        { path: `^src/modules/${name}/` },
        { path: `^src/modules/(${below(i)})/` },
      ),
    ),
    rule(
      'chapter-is-listed',
      'Every folder of src/modules stands in chapters.mjs.',
      { path: `^src/modules/(?!(${chapters.join('|')})/)` },
      {},
    ),
    rule(
      'pages-see-contracts',
      'Browser code never touches server code.',
      { path: '/web/|^src/ui/|^src/apps/console/' },
      {
        path: '^src/',
        pathNot: [
          '/web/',
          '/(contract|words|rules|codes|fields)\\.ts$',
          '^src/ui/',
          '^src/kernel/(contract|task-contract|upload-contract|uploading|client|bin/undoing|errors|time)\\.ts$',
          '^src/apps/console/',
        ],
      },
    ),
    rule(
      'contracts-are-plain',
      'A contract is data.',
      { path: '^src/modules/.+/contract\\.ts$' },
      { path: '^src/', pathNot: ['/(contract|words|codes)\\.ts$'] },
    ),
    rule(
      'rules-are-pure',
      'Rules and policies take values and give values: no I/O, not even Node’s.',
      { path: '^src/modules/.+/(rules|policy|codes|fields|own-procedure)\\.ts$' },
      {
        pathNot: [
          '/(rules|contract|policy|codes|fields|own-procedure)\\.ts$',
          '^src/kernel/(time|errors|actor|contract|surnames|procedure/own|spreadsheet/headings)\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'one-place-for-sql',
      'Only store.ts and search.ts speak to the database driver.',
      { path: '^src/modules/', pathNot: '/(store|search)\\.ts$' },
      { path: '^src/kernel/(db|batch)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'one-place-for-http',
      'Only routes.ts and apps speak HTTP.',
      { path: inChapter, pathNot: '/routes\\.ts$' },
      { path: '^src/kernel/http\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(test|prove)\\.tsx?$' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
}
