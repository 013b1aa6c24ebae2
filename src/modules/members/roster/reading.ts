import { Worker } from 'node:worker_threads'
import { type Refusal, refusals } from '#kernel/errors.ts'
import { words as sheetWords } from '#kernel/spreadsheet/words.ts'
import type { Task, Told, Understood } from './stage.ts'
import { words } from './words.ts'

const { refuse } = refusals({ ...words, ...sheetWords })

/** A thread that keeps silent for so long is stopped (T08). */
const patience = 30_000

type Chunk = Extract<Told, { kind: 'CHUNK' }>

/** Reads a roster in a thread of its own, with a memory limit; gives chunks, and in the end what was unusual. */
export class RosterReading {
  findings: Readonly<Record<string, number>> = {}
  /** How the file was understood; known before the first chunk. */
  understood: Understood | undefined
  private readonly task: Task

  constructor(task: Task) {
    this.task = task
  }

  /** The chunks in order. @throws Refusal when the file cannot be read */
  async *chunks(): AsyncGenerator<Chunk> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: this.task,
      resourceLimits: { maxOldGenerationSizeMb: 384 },
    })
    const inbox = new Inbox(worker)
    try {
      for (;;) {
        const told = await inbox.next()
        if (told.kind === 'REFUSED') throw refuse('invalid', told.code, { slots: told.slots })
        if (told.kind === 'END') {
          this.findings = told.findings
          return
        }
        if (told.kind === 'UNDERSTOOD') this.understood = told.understood
        else yield told
        worker.postMessage('more')
      }
    } finally {
      await worker.terminate()
    }
  }
}

/** What a thread has sent and nobody has taken yet. */
class Inbox {
  private readonly waiting: Told[] = []
  private fault: Error | undefined
  private wake: () => void = () => {}

  constructor(worker: Worker) {
    worker.on('message', (told: Told) => {
      this.waiting.push(told)
      this.wake()
    })
    worker.on('error', (fault: Error & { code?: string }) => this.fail(tooHeavy(fault)))
    worker.on('exit', () => this.fail(new Error('the reading thread ended early')))
  }

  async next(): Promise<Told> {
    const timer = setTimeout(() => this.fail(refuse('invalid', 'kernel.sheet-too-heavy')), patience)
    try {
      for (;;) {
        const told = this.waiting.shift()
        if (told) return told
        if (this.fault) throw this.fault
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
      }
    } finally {
      clearTimeout(timer)
    }
  }

  private fail(fault: Error): void {
    this.fault ??= fault
    this.wake()
  }
}

const tooHeavy = (fault: Error & { code?: string }): Error | Refusal =>
  fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('invalid', 'kernel.sheet-too-heavy') : fault
