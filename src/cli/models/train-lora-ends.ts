import { tidy } from '../../models/remote/words.ts';
import { entryYaml, trainedEntry, variableFor } from '../../models/train-lora/entry.ts';
import { type Followed, trainer, trainingCost } from '../../models/train-lora.ts';
import { EXIT } from '../exit.ts';
import { say, sayCommand } from './say.ts';
import { type Asked, resumeTraining, type TrainFlags } from './train-lora-options.ts';

/** Tells what came of a training and returns the exit code. */
export function tellEnd(
  followed: Followed,
  requestId: string,
  asked: Asked,
  flags: TrainFlags,
): number {
  const { name, access } = asked;
  const resume = resumeTraining(requestId, name, flags);
  switch (followed.outcome) {
    case 'trained':
      tellTrained(followed, requestId, asked, flags);
      return EXIT.done;
    case 'failed':
      say(`The training came to nothing. ${tidy(followed.reason, [access.key])}`);
      say('Whether it is billed stands among your requests at fal.');
      break;
    case 'lost':
      say(`Nothing more is heard of the training. ${tidy(followed.reason, [access.key])}`);
      say('It may go on at fal all the same; to take what comes of it:');
      sayCommand(resume);
      break;
    case 'timeout':
      say(`Not done after ${flags.timeout} h. The training goes on at fal; to wait for it again:`);
      sayCommand(resume);
      break;
  }
  return EXIT.pictures;
}

/** The entry goes where a program may read it, and what people should know beside it. */
function tellTrained(
  { weights, config, units }: Extract<Followed, { outcome: 'trained' }>,
  requestId: string,
  { name, access: { baseURL }, keyEnv }: Asked,
  { steps, pictures, json }: TrainFlags,
): void {
  const cost = trainingCost(units, steps);
  const usd = cost.usd!;
  const model = trainedEntry({ name, weights, usd, pictures, baseURL, keyEnv });
  const price = `$${trainer.usd} (${trainer.date})`;
  say(
    cost.basis === 'units'
      ? `Cost: $${usd}, by ${units?.trim()} units that the answer names, at ${price}.`
      : `Cost: $${usd}, by ${steps} steps at ${price}: the answer names no units.`,
  );
  if (cost.basis === 'units' && Number(units) !== steps) {
    say(`Asked for were ${steps} steps, so compare it with what fal bills.`);
  }
  say(`Spread over ${pictures} pictures as fixedCost. The entry for a benchmark’s models:`);
  if (json === true) {
    const facts = { requestId, weights, config, steps, cost, priceSource: trainer.source };
    console.log(JSON.stringify({ model, ...facts }, null, 2));
  } else console.log(entryYaml(model));
  const variable = variableFor(name);
  say(
    'Whoever has this address can use the weights, and fal may delete them some day: keep a copy.',
  );
  say(`To keep it out of the file, write path: { env: ${variable} } and set ${variable} to it.`);
}
