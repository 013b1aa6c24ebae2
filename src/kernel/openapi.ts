import { z } from 'zod'
import { type Endpoint, Problem } from './contract.ts'

/** The OpenAPI 3.1 description of these endpoints, from the same shapes that validate (E06). */
export function openApi(endpoints: readonly Endpoint[], title: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    paths,
    components: { schemas: { Problem: schema(Problem, 'output') } },
  }
}

function operation(endpoint: Endpoint) {
  return {
    summary: endpoint.summary.zh,
    description: endpoint.summary.en,
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schema(endpoint.body, 'input') } } } }
      : {}),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: schema(endpoint.answer, 'output') } } },
      default: {
        description: endpoint.errors.length > 0 ? endpoint.errors.join(', ') : 'Refusal',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(endpoint.access !== 'signed-in' ? { security: [] } : {}),
  }
}

function parameters(shape: Endpoint['params'], place: 'path' | 'query') {
  const entries = Object.entries(shape?.shape ?? {}) as [string, z.ZodType][]
  return entries.map(([name, type]) => ({
    name,
    in: place,
    required: place === 'path' || !type.safeParse(undefined).success,
    schema: schema(type, 'input'),
  }))
}

const schema = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io, unrepresentable: 'any' })
