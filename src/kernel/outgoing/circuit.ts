/** Leaves a machine alone for a while that failed several times in a row, so that who works for many is not held up by it (R-F12). */
export class Circuit {
  private failures = 0
  private openUntil = 0

  /** Is it left alone at this moment? */
  isOpen(now: Date): boolean {
    return now.getTime() < this.openUntil
  }

  /** It answered as it should. */
  answered(): void {
    this.failures = 0
  }

  /** It did not. After the third time in a row it is left alone, and after each one from then on. */
  failed(now: Date): void {
    this.failures += 1
    if (this.failures >= mostInRow) this.openUntil = now.getTime() + pauseMs
  }
}

const mostInRow = 3
const pauseMs = 5 * 60_000
