import { backupCommands } from './backup/commands.ts'
import { bundleCommands } from './bundle/commands.ts'
import { chapterCommands } from './chapter-commands.ts'
import type { Command } from './command.ts'
import { inviteCommand } from './invite-command.ts'
import { keysCommands } from './keys/commands.ts'
import { exportCheckpointCommand, mirrorCommand } from './mirror-command.ts'
import { verifyCommand } from './verify-command.ts'
import { verifyLogCommand } from './verify-log-command.ts'
import { verifySheetCommand } from './verify-sheet-command.ts'
import { voicesCommands } from './voices-commands.ts'

/** All commands but `help`; a chapter adds its own line. */
export const commands: readonly Command[] = [
  ...backupCommands,
  ...keysCommands,
  verifyCommand,
  verifySheetCommand,
  verifyLogCommand,
  mirrorCommand,
  exportCheckpointCommand,
  inviteCommand,
  ...chapterCommands,
  ...bundleCommands,
  ...voicesCommands,
]
