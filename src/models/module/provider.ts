import { z } from 'zod';
import { TyposcopeError } from '../../errors.ts';
import { moduleModel } from '../module.ts';
import type { Provider } from '../registry.ts';
import { jsonOf } from './json.ts';

/** A user's own file as a model: which keys its params have is its own affair. */
export const moduleProvider: Provider = {
  models: null,
  spelling: {
    pattern: /\.(ts|js|mjs)$/,
    expected: 'the path of a file ending in .ts, .js, .mjs, such as ./my-model.ts',
  },
  needsModel: true,
  remote: false,
  isModule: true,
  params: z.record(z.string(), z.unknown()).superRefine((params, context) => {
    for (const [key, value] of Object.entries(params)) {
      if (jsonOf({ value }) !== null) continue;
      context.addIssue({ code: 'custom', path: [key], message: 'texts, numbers, lists and maps' });
    }
  }),
  check: async () => [],
  create(entry) {
    if (entry.own !== undefined) return moduleModel({ ...entry, own: entry.own });
    throw new TyposcopeError('usage', 'the model module was not loaded', {
      file: entry.model,
      mend: 'Load the benchmark with allowModules',
    });
  },
};
