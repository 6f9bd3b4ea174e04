import type { Command } from 'commander';
import { didYouMean, shown } from '../dataset/finding.ts';
import { TyposcopeError } from '../errors.ts';
import { builtInProviders } from '../models/built-in.ts';
import { cataloguedProviders } from '../models/catalogue/schema.ts';
import { catalogue, isCatalogued, type KnownModel } from '../models/catalogue.ts';
import { modelBlock, modelsJson, modelsTable } from '../report/models-table.ts';
import { addCheck } from './models/check.ts';
import { addTrainLora } from './models/train-lora.ts';

interface ListOptions {
  provider?: string;
  long?: boolean;
  json?: boolean;
}

/** Adds `typoscope models` with all that it does. `exit` is told the code of what went through. */
export function addModels(program: Command, exit: (code: number) => void): void {
  const models = program.command('models').description('known models, whether they live, LoRAs');
  models
    .command('list')
    .description('list known models, what they take and what they cost')
    .argument('[model...]', 'ids or titles: all that is known of these')
    .option('--provider <provider>', `only of ${cataloguedProviders.join(', ')}`)
    .option('--long', 'all that is known of each')
    .option('--json', 'print the list as JSON, in the form of a catalogue')
    .action(list);
  addCheck(models, exit);
  addTrainLora(models, exit);
}

function list(named: string[], { provider, long, json }: ListOptions): void {
  const all = catalogue.filter(
    (known) => provider === undefined || known.provider === of(provider),
  );
  const models = named.length === 0 ? all : named.map((name) => byName(name, all));
  if (json === true) console.log(modelsJson(models));
  else if (long === true || named.length > 0) console.log(models.map(modelBlock).join('\n\n'));
  else console.log(modelsTable(models, provider === undefined ? uncatalogued() : []));
}

/** An id, or a title in whatever case. */
function byName(name: string, models: readonly KnownModel[]): KnownModel {
  const isIt = ({ model, title }: KnownModel) =>
    model === name || title.toLowerCase() === name.toLowerCase();
  const found = models.find(isIt);
  if (found !== undefined) return found;
  const names = models.flatMap(({ model, title }) => [model, title]);
  throw new TyposcopeError('usage', 'nothing is known of such a model', {
    found: shown(name),
    expected: 'an id or a title as `models list` has them',
    mend: didYouMean(name, names) ?? 'A benchmark may name it all the same, with its price',
  });
}

function of(provider: string): string {
  if (isCatalogued(provider)) return provider;
  const isOther = uncatalogued().includes(provider);
  throw new TyposcopeError(
    'usage',
    isOther ? 'the provider has no list of models' : 'there is no such provider',
    {
      found: shown(provider),
      expected: `one of ${cataloguedProviders.join(', ')}`,
      mend: isOther ? undefined : didYouMean(provider, cataloguedProviders),
    },
  );
}

function uncatalogued(): string[] {
  return Object.keys(builtInProviders).filter((name) => !isCatalogued(name));
}
