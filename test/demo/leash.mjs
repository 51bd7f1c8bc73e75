// Loaded into each process that the demo starts: when the demo is gone, however it went, the process ends as if asked.
if (process.channel) {
  process.channel.unref();
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
