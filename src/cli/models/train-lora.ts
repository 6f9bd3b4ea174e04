import type { Command } from 'commander';
import { safe } from '../../dataset/finding.ts';
import { TyposcopeError } from '../../errors.ts';
import { tidy } from '../../models/remote/words.ts';
import {
  followTraining,
  startTraining,
  stepsUsd,
  trainer,
  trainingFolder,
} from '../../models/train-lora.ts';
import { megabytes } from '../byte-progress.ts';
import { EXIT, Interrupted } from '../exit.ts';
import { type Desk, realDesk } from './desk.ts';
import { say, sayCommand } from './say.ts';
import { tellEnd } from './train-lora-ends.ts';
import type { Asked, TrainFlags } from './train-lora-options.ts';
import * as read from './train-lora-options.ts';
import { statusLines } from './training-status.ts';

/** Names of what is ignored. */
const SHOWN = 20;

/** Adds `typoscope models train-lora`. `exit` is told the code of what went through. */
export function addTrainLora(
  models: Command,
  exit: (code: number) => void,
  desk: Desk = realDesk,
): void {
  const { steps, pictures, hours } = read.DEFAULTS;
  models
    .command('train-lora')
    .description('train FLUX.2 LoRA weights at fal on pictures of your own; asks before it costs')
    .argument('[folder]', '20 to 50 pictures, each with a caption: a.png with a.txt')
    .option('--steps <n>', 'steps of training, each of which costs', read.steps, steps)
    .option('--default-caption <words>', 'for pictures without a caption', read.caption)
    .option('--name <id>', 'label of the model entry (default: flux-2-lora/<folder>)')
    .option('--pictures <n>', 'how many share the cost in reports', read.pictures, pictures)
    .option('--timeout <hours>', 'how long to wait for it', read.hours, hours)
    .option('--yes', 'train without asking')
    .option('--resume <request>', 'only wait for a training that was begun', read.requestId)
    .option('--base-url <address>', 'another address than fal’s own')
    .option('--key-env <name>', 'the variable that holds the key (default: FAL_KEY)')
    .option('--json', 'print the entry and its cost as JSON')
    .action(async (folder: string | undefined, flags: TrainFlags) =>
      exit(await train(folder, flags, desk)),
    );
}

async function train(folder: string | undefined, flags: TrainFlags, desk: Desk): Promise<number> {
  const asked = read.askedFor(folder, flags);
  const stop = new AbortController();
  const release = desk.onInterrupt(stop);
  const { signal } = stop;
  let requestId = flags.resume ?? null;
  try {
    if (requestId === null) {
      const begun = await begin(folder!, flags, asked, desk, signal);
      if (typeof begun === 'number') return signal.aborted ? EXIT.interrupted : begun;
      requestId = begun;
    }
    const followed = await followTraining(asked.access, requestId, {
      clock: desk.clock,
      signal,
      timeout: flags.timeout * 3_600_000,
      ...statusLines(say, [asked.access.key]),
    });
    return tellEnd(followed, requestId, asked, flags);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interrupted(
      requestId === null
        ? 'Stopped. No training was asked for, and nothing is billed.'
        : `Stopped. The training goes on at fal; to take what comes of it:\n  ${read.resumeTraining(requestId, asked.name, flags)}`,
    );
  } finally {
    release();
  }
}

/** The id of a training that was begun, or the exit code of one that was not. */
async function begin(
  folder: string,
  flags: TrainFlags,
  { access, name }: Asked,
  desk: Desk,
  signal: AbortSignal,
): Promise<string | number> {
  const { steps, defaultCaption = null } = flags;
  const found = await trainingFolder(folder, { hasDefault: defaultCaption !== null, signal });
  const { pictures, ignored, notes } = found;
  if (ignored.length > 0) say(ignoredLine(ignored));
  notes.forEach(say);
  const most = stepsUsd(steps);
  const price = `$${trainer.usd} a step (${trainer.date})`;
  say(`${pictures.length} pictures, ${steps} steps at ${price}: $${most} at most.`);
  if (!(await isConfirmed(flags, desk, signal))) {
    say('Nothing was sent.');
    return EXIT.usage;
  }
  const training = { pictures, steps, defaultCaption };
  const submitted = await startTraining(access, training, {
    clock: desk.clock,
    signal,
    onUpload: (bytes) => say(`Uploading ${megabytes(bytes)} …`),
    onSubmit: () => say('Asking for the training …'),
  });
  if (submitted.outcome === 'submitted') {
    const { requestId } = submitted;
    say(`Request ${requestId}. It goes on at fal whatever becomes of this command; to come back:`);
    sayCommand(read.resumeTraining(requestId, name, flags));
    return requestId;
  }
  const reason = tidy(submitted.reason, [access.key]);
  if (!submitted.mayBeBilled) {
    say(`No training was begun, and nothing is billed. ${reason}`);
    return EXIT.pictures;
  }
  say(`Whether the training was begun is not known. ${reason}`);
  say(`It may be running, and billed at up to $${most}. It was not asked for a second time.`);
  say('Look among your requests at fal before you do; if it is there, go on with its id:');
  sayCommand(read.resumeTraining('REQUEST_ID', name, flags));
  return EXIT.pictures;
}

function ignoredLine(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `Ignored: ${names.slice(0, SHOWN).map(safe).join(', ')}${more}`;
}

async function isConfirmed({ yes }: TrainFlags, desk: Desk, signal: AbortSignal): Promise<boolean> {
  if (yes === true) return true;
  if (!desk.isTerminal()) {
    throw new TyposcopeError('usage', 'nobody is there to confirm the price, so nothing was sent', {
      expected: 'a terminal to ask on, or --yes',
    });
  }
  const answer = await desk.ask('Go on? [y/N] ', signal);
  signal.throwIfAborted();
  return /^\s*y(es)?\s*$/i.test(answer);
}
