// mockttp answering every POST with 200, told to keep nothing.
import { getLocal } from 'mockttp';

const server = getLocal({ recordTraffic: false });
await server.start();
await server.forPost('/').thenReply(200, 'ok');
console.log(JSON.stringify({ url: `http://127.0.0.1:${server.port}/` }));
process.on('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
