/**
 * How Node runs the server and the worker. By itself V8 lets the room for young objects grow beyond 100 MB and keeps it: a
 * third of the server's memory, for what lives as long as one request. With 16 MB a half it took 57 MB less and no more
 * time an answer than could be told from noise (docs/measurements.md).
 *
 * And it goes through all old objects, 60 MB of program for the most part, whenever memory has grown by some ten MB, what
 * lies outside its heap counted: twice a second while pages were made. It waits until there is twice as much (decisions 353).
 */
export const nodeFlags = ['--max-semi-space-size=16', '--heap-growing-percent=100']
