import { type Lesson, learn, likelihoods, type Weights } from './regression.ts'

const parts = 4
// Above this many lessons one held back part says enough, and training stays a minute.
const manyLessons = 1500

/**
 * The temperature at which what is said with 80 % is right in 80 %, found on lessons that were held back from learning;
 * 1 when there are too few.
 */
export function temperatureOf(lessons: readonly Lesson[], known: Weights): number {
  if (lessons.length < 5 * parts) return 1
  const rounds = lessons.length > manyLessons ? 1 : parts
  const tried = Array.from({ length: rounds }, (_, part) => {
    const held = lessons.filter((_, at) => at % parts === part)
    const weights = learn(
      lessons.filter((_, at) => at % parts !== part),
      known,
    )
    return { held, weights }
  })
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY }
  for (let temperature = 0.25; temperature <= 4; temperature *= 1.05) {
    const loss = tried.reduce((sum, one) => sum + lossOf(one, temperature), 0)
    if (loss < best.loss) best = { temperature, loss }
  }
  return best.temperature
}

function lossOf({ held, weights }: { held: readonly Lesson[]; weights: Weights }, temperature: number): number {
  let loss = 0
  for (const { vector, shares } of held) {
    const likely = likelihoods(weights, vector, temperature)
    loss -= Math.log(Math.max(likely[shares.indexOf(1)] ?? 0, 1e-12))
  }
  return loss
}
