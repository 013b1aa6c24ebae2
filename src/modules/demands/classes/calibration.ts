import { type Lesson, learn, likelihoods, scores, type Weights } from './regression.ts'

const parts = 4
// Above this many lessons one held back part says enough, and training stays a minute.
const manyLessons = 1500

/** How sure suggestions may be, and weights that were learned on the way from most of the lessons. */
interface Calibration {
  readonly temperature: number
  readonly near: Weights
}

/**
 * The temperature at which what is said with 80 % is right in 80 %, found on lessons that were held back from learning;
 * 1 when there are too few.
 */
export function calibrate(lessons: readonly Lesson[], known: Weights): Calibration {
  if (lessons.length < 5 * parts) return { temperature: 1, near: known }
  const rounds = lessons.length > manyLessons ? 1 : parts
  const tried = Array.from({ length: rounds }, (_, part) => {
    const held = lessons.filter((_, at) => at % parts === part)
    const weights = learn(
      lessons.filter((_, at) => at % parts !== part),
      known,
    )
    return {
      weights,
      judged: held.map(({ vector, shares }) => ({ spoken: scores(weights, vector), right: shares.indexOf(1) })),
    }
  })
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY }
  for (let temperature = 0.25; temperature <= 4; temperature *= 1.05) {
    const loss = tried.reduce((sum, { judged }) => sum + lossOf(judged, temperature), 0)
    if (loss < best.loss) best = { temperature, loss }
  }
  return { temperature: best.temperature, near: (rounds === 1 && tried[0]?.weights) || known }
}

function lossOf(judged: readonly { spoken: Float64Array; right: number }[], temperature: number): number {
  let loss = 0
  for (const { spoken, right } of judged)
    loss -= Math.log(Math.max(likelihoods(spoken, temperature)[right] ?? 0, 1e-12))
  return loss
}
