import { z } from 'zod'
import { apiVersion } from './api-version.ts'
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
    info: { title, version: apiVersion, description: promise },
    paths,
    components: { schemas: { Problem: schema(Problem, 'output') } },
  }
}

// What whoever writes a program against the API may rely on (decisions 335).
const promise = `这里的每个地址会一直照现在的意思回答；回答里可能多出新的项目和新的代码，程序应当略过不认识的。改变含义的，另用新地址；旧地址在回答的 Deprecation、Sunset、Link 里写明停用的日子和新地址，至少再用半年。

Each address goes on meaning what it means. Answers may bring further fields and further codes, which a program passes over. What must change its meaning gets a new address; the old one says in Deprecation, Sunset and Link until when it answers and what to call instead, half a year ahead at least.`

function operation(endpoint: Endpoint) {
  return {
    summary: endpoint.summary.zh,
    description: endpoint.summary.en,
    ...(endpoint.deprecated ? { deprecated: true, 'x-sunset': endpoint.deprecated.until } : {}),
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
