import type { Command } from './command.ts'
import { commands } from './commands.ts'

// The commands of an installation: `npm run lianxin -- audit verify`.

const asked = process.argv.slice(2)
const found = commands.find(({ name }) => isCalled(name))

if (found) process.exitCode = await runSafely(found, asked.slice(found.name.split(' ').length))
else if (asked.length === 0 || asked[0] === 'help' || asked[0] === '--help') help()
else {
  const text = asked.join(' ')
  console.error(`没有“${text}”这个命令，可用的命令有： / There is no command “${text}”. There are:`)
  help(console.error)
  process.exitCode = 2
}

function isCalled(name: string): boolean {
  return name.split(' ').every((word, index) => asked[index] === word)
}

async function runSafely(command: Command, args: readonly string[]): Promise<number> {
  try {
    return await command.run(args)
  } catch (fault) {
    const text = fault instanceof Error ? fault.message || fault.name : String(fault)
    console.error(`没有办成：${text} / This did not work: ${text}`)
    return 1
  }
}

function help(print: (line: string) => void = console.log): void {
  const lines = [...commands, { name: 'help', summary: { zh: '列出全部命令', en: 'list the commands' } }]
  const width = Math.max(...lines.map(({ name }) => name.length))
  for (const { name, summary } of lines) print(`  ${name.padEnd(width)}  ${summary.zh} / ${summary.en}`)
}
