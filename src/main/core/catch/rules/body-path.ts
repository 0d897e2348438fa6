const name = /^[^.[\]"\s{}]+/;
const index = /^\[(0|[1-9][0-9]*)\]/;
const quoted = /^\["((?:[^"\\]|\\.)*)"\]/;

/** The steps of a path into a JSON body, such as `claim.labels[0].name` or `["odd.key"].id`; the empty path is the whole body. Undefined where it is malformed. */
export function parseBodyPath(path: string): readonly string[] | undefined {
  const steps: string[] = [];
  let rest = path;
  while (rest !== '') {
    const bracket = index.exec(rest) ?? quoted.exec(rest);
    if (bracket !== null) {
      steps.push((bracket[1] ?? '').replace(/\\(.)/g, '$1'));
      rest = rest.slice(bracket[0].length);
      continue;
    }
    if (steps.length > 0) {
      if (!rest.startsWith('.')) return undefined;
      rest = rest.slice(1);
    }
    const step = name.exec(rest)?.[0];
    if (step === undefined) return undefined;
    steps.push(step);
    rest = rest.slice(step.length);
  }
  return steps;
}
