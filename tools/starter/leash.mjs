// Loaded before the server and the worker: a process whose supervisor was killed hard ends by itself.
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 8000).unref()
  })
  process.channel.unref() // listening must not keep the process alive
}
