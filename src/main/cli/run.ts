import { selectionLimit } from '../../shared/model/record-selection';
import { version } from '../core/version';
import { capturesCommand } from './commands/captures';
import { deliveriesCommand } from './commands/deliveries';
import { demoCommand } from './commands/demo';
import { eventsCommand } from './commands/events';
import { listenCommand } from './commands/listen';
import { runScenarioCommand, scenariosCommand } from './commands/run';
import { sendCommand } from './commands/send';
import { CommandEnd, exitCode, type ExitCode } from './exit-code';
import { printable, readFlags, type Flags } from './flags';
import { createOutput, type Output } from './output';

interface Command {
  readonly usage: string;
  readonly does: string;
  readonly flags: Parameters<typeof readFlags>[1];
  /** How many words the command takes. */
  readonly words: number;
  run(flags: Flags, output: Output): ExitCode | Promise<ExitCode>;
}

const text = { type: 'string' } as const;

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['events', { usage: 'events', does: 'List the catalogue of events.', flags: {}, words: 0, run: eventsCommand }],
  ['listen', { usage: 'listen [--port N] [--host H]', does: 'Run the catch server until Ctrl+C.', flags: { port: text, host: text }, words: 0, run: listenCommand }],
  [
    'send',
    {
      usage: 'send EVENT [--to URL]… [--source ui|api] [--user-id N] [--user-name NAME] [--token-name NAME] [--subject FILE|-] [--fault NAME[=VALUE]]… [--count N] [--rate PER_SECOND] [--no-wait] [--confirm] | --faults',
      does: 'Send one event (or a burst of N), to the URLs given or to every subscribed endpoint. Waits for retries to the end of their schedule, but for --no-wait. --confirm allows the first send to imported endpoints at private addresses. --faults lists what can go wrong on purpose.',
      flags: { to: { type: 'string', multiple: true }, source: text, 'user-id': text, 'user-name': text, 'token-name': text, subject: text, fault: { type: 'string', multiple: true }, faults: { type: 'boolean' }, count: text, rate: text, 'no-wait': { type: 'boolean' }, confirm: { type: 'boolean' } },
      words: 2,
      run: sendCommand,
    },
  ],
  ['captures', { usage: 'captures list [--where QUERY] [--limit N] [--group event|claim] | show ID | body ID | raw ID | compare A B [--ignore PATH]… [--ignore-key-order] | replay ID…|--where QUERY --to URL [--resign ENDPOINT] [--no-wait] [--confirm] | send-as-new ID…|--where QUERY | export --format har|ndjson|csv|curl|bodies [--where QUERY] [--out FILE|DIR] [--keep NAME]…', does: 'Read captured requests, one by one or in groups, compare two, deliveries too (exit code 0 the same, 1 different), or send some again: the same bytes to another URL (--resign signs them anew with an endpoint’s secret), or as new events.', flags: { where: text, limit: text, group: text, format: text, out: text, keep: { type: 'string', multiple: true }, ignore: { type: 'string', multiple: true }, 'ignore-key-order': { type: 'boolean' }, to: text, resign: text, 'no-wait': { type: 'boolean' }, confirm: { type: 'boolean' } }, words: selectionLimit, run: capturesCommand }],
  ['deliveries', { usage: 'deliveries list [--where QUERY] | show ID | retry|redeliver|send-as-new|cancel ID…|--where QUERY [--anyway] [--no-wait] [--confirm]', does: 'Read deliveries, retry some now, send them again, or cancel what waits. --anyway redelivers to endpoints that would not get the event.', flags: { where: text, anyway: { type: 'boolean' }, 'no-wait': { type: 'boolean' }, confirm: { type: 'boolean' } }, words: selectionLimit, run: deliveriesCommand }],
  [
    'run',
    {
      usage: 'run FILE… [--endpoint NAME=URL]… [--set NAME=VALUE]… [--seed N] [--scale N] [--port N] [--junit FILE] [--html FILE]',
      does: 'Play scenarios, by file or by the name of one that comes with the program. Exit 0 where all held, 1 where some did not, 2 for a broken file.',
      flags: { endpoint: { type: 'string', multiple: true }, set: { type: 'string', multiple: true }, seed: text, scale: text, port: text, junit: text, html: text },
      words: 100,
      run: runScenarioCommand,
    },
  ],
  ['scenarios', { usage: 'scenarios', does: 'List the scenarios that come with the program, and your own, with their paths.', flags: {}, words: 0, run: scenariosCommand }],
  ['demo', { usage: 'demo', does: 'Send all events to a catch server of its own and compare what arrived.', flags: {}, words: 0, run: demoCommand }],
]);

/** Runs one command. Resolves with the exit code; everything expected ends in one line. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  // A reader that closes its end (such as `head`) ends the output, not the program with a fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [name, ...rest] = args;
  const output = createOutput(args.includes('--json'));
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      for (const line of helpLines()) output.say(line);
      return name === undefined ? exitCode.wrongCall : exitCode.done;
    }
    if (name === '--version') {
      output.say(version);
      return exitCode.done;
    }
    const command = commands.get(name);
    if (command === undefined) throw new CommandEnd(exitCode.wrongCall, `There is no command “${printable(name)}”. \`hookbench --help\` lists them.`);
    const flags = readFlags(rest, command.flags);
    if (flags.has('help')) {
      output.say(`hookbench ${command.usage} [--data DIR] [--json]\n${command.does}`);
      return exitCode.done;
    }
    if (flags.words.length > command.words) throw new CommandEnd(exitCode.wrongCall, `“${printable(flags.words.slice(command.words).join(' '))}” is too much. Usage: hookbench ${command.usage}`);
    return await command.run(flags, output);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return exitCode.done;
    if (!(error instanceof CommandEnd)) throw error;
    output.warn(error.message);
    return error.code;
  }
}

function helpLines(): readonly string[] {
  return [
    'Hookbench sends, catches and inspects a claims provider’s webhooks.',
    '',
    ...[...commands.values()].flatMap((command) => [`  hookbench ${command.usage}`, `      ${command.does}`]),
    '',
    'Every command takes --data DIR (default: the folder of the desktop app) and --json (one JSON value a line).',
    'Exit codes: 0 done, 1 something did not hold, 2 the call is wrong, 3 the surroundings (port, folder, disk).',
  ];
}
