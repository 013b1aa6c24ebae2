// Stand-in for the real worker: lives until it is told to end.
setInterval(() => {}, 60_000)
process.on('SIGTERM', () => process.exit(0))
process.send?.({ ready: true })
