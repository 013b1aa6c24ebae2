import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the keys of programs. */
export function routes(serve: Serve): void {
  serve(contract.listProgramKeys, service.listProgramKeys)
  serve(contract.askProgramKey, service.askProgramKey)
  serve(contract.decideProgramKey, service.decideProgramKey)
  serve(contract.takeProgramKey, service.takeProgramKey)
  serve(contract.endProgramKey, service.endProgramKey)
}
