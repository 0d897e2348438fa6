// A program that owns an account and writes changes as fast as it may, told to start by a test that will end it.
// Arguments: URL of the bundle with openOwnAccount, folder. Prints "ok <change id>" once a change is written.
const [ownAccountUrl, folder] = process.argv.slice(2);
const { openOwnAccount } = await import(ownAccountUrl);
const fits = () => [];
const ports = { clock: { nowMs: () => Date.now() }, ids: { make: (prefix) => `${prefix}_${process.pid}_${Math.random()}` }, logger: { error: console.error } };
const account = await openOwnAccount(folder, { account: fits, entry: fits }, ports, (sentence) => console.log(`notice ${sentence}`));
for (let number = 1; ; number += 1) {
  const id = account.book.nextContactId;
  const contact = { id, name: `Contact ${id} ${'x'.repeat(number % 500)}`, email: null, phone: null, address: null, createdAt: '2026-11-20T17:00:00.000Z' };
  const change = { kind: 'done', id: `chg_${process.pid}_${number}`, atMs: number, subject: { kind: 'contact', id }, action: { kind: 'contact.create', name: contact.name }, performedBy: { kind: 'token', name: 'T' }, eventName: 'contact.created', eventId: `evt_${number}` };
  const written = await account.write({ ...change, after: { contact } });
  if (!written.ok) throw new Error(written.message);
  console.log(`ok ${change.id}`);
}
