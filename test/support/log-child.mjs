// A program that owns a log and adds captured requests as fast as it may, told to start by a test that will end it.
// Arguments: URL of the bundle with openLog, folder, how many at once. Prints one line a fact: "ready", "ok <seq>", "failed <code>".
const [openLogUrl, folder, atOnce] = process.argv.slice(2);
const { openLog } = await import(openLogUrl);
const opened = await openLog({ folder, mode: 'write', program: 'child' });
if (!opened.ok) {
  console.log(`refused ${opened.problem.code} ${opened.problem.message}`);
  process.exit(1);
}
console.log('ready');
const draft = {
  receivedAtMs: 1,
  state: 'complete',
  method: 'POST',
  target: '/hooks',
  httpVersion: '1.1',
  headers: [['Host', 'x']],
  trailers: [],
  body: Buffer.alloc(2048, 'body '),
  bodyBytes: 2048,
  bodySha256: 'a'.repeat(64),
  truncated: false,
  raw: new Uint8Array(0),
  eventName: 'claim.assigned',
  source: 'ui',
  remoteAddress: '127.0.0.1',
  remotePort: 50_000,
  localAddress: '127.0.0.1',
  localPort: 4455,
  secure: false,
  requestNumber: 1,
  durationMs: 1,
  answer: { status: 200, headers: [], body: new Uint8Array(0), delayMs: 0 },
  checkState: 'pass',
  fromWebPage: false,
};
async function client() {
  for (;;) {
    const written = await opened.log.addCapture(draft);
    console.log(written.ok ? `ok ${written.value.seq}` : `failed ${written.problem.code}`);
    // A refused client asks again soon, as any sender of webhooks would.
    if (!written.ok) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
await Promise.all(Array.from({ length: Number(atOnce) }, client));
