import { plainAnswer, rawReceiver } from './raw-receiver';

/** A receiver that answers 200 a moment later and counts how many requests wait for their answer at once. */
export async function countingReceiver(): Promise<Awaited<ReturnType<typeof rawReceiver>> & { readonly most: () => number }> {
  let open = 0;
  let most = 0;
  const receiver = await rawReceiver(({ socket }) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      socket.write(plainAnswer(200));
    });
  });
  return Object.assign(receiver, { most: () => most });
}
