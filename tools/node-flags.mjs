/**
 * How Node runs the server and the worker. By itself V8 lets the room for young objects grow beyond 100 MB and keeps it: a
 * third of the server's memory, for what lives as long as one request. With 16 MB a half it took 57 MB less and no more
 * time an answer than could be told from noise (docs/measurements.md).
 */
export const nodeFlags = ['--max-semi-space-size=16']
