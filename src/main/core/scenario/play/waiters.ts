/** Those that wait for something to hold; they look again each time they are woken, and at no other time. */
export class Waiters {
  #waiting: (() => void)[] = [];

  until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = (): void => {
        if (holds()) resolve();
        else this.#waiting.push(check);
      };
      this.#waiting.push(check);
    });
  }

  wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const check of waiting) check();
  }
}
