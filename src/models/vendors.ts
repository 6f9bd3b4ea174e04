import type { Finding } from '../dataset/finding.ts';
import { type CompatibleEntry, compatibleModel } from './compatible.ts';
import { compatibleParams } from './compatible-params.ts';
import { type FalEntry, falModel } from './fal.ts';
import { type GeminiEntry, geminiModel } from './gemini.ts';
import { anyServer, vendors } from './keys.ts';
import { type OpenaiEntry, openaiModel } from './openai.ts';
import type { Providers } from './registry.ts';
import { endpointPattern, falParams, geminiParams, openaiParams } from './vendor-params.ts';

const remote = {
  // Ids come and go faster than a catalogue: an unknown one is asked all the same.
  models: null,
  needsModel: true,
  remote: true,
  check: async (): Promise<Finding[]> => [],
} as const;

/** Models that are asked over a network, each through a vendor's own package. */
export const vendorProviders = {
  openai: {
    ...remote,
    vendor: vendors.openai,
    spelling: { pattern: /^[\w.:-]+$/, expected: 'a model of OpenAI such as gpt-image-2' },
    params: openaiParams,
    create: (entry, { known }) => openaiModel(entry as OpenaiEntry, known?.('openai', entry.model)),
  },
  gemini: {
    ...remote,
    vendor: vendors.gemini,
    spelling: { pattern: /^[\w.-]+$/, expected: 'a model of Google such as gemini-3-pro-image' },
    params: geminiParams,
    create: (entry, { known }) => geminiModel(entry as GeminiEntry, known?.('gemini', entry.model)),
  },
  fal: {
    ...remote,
    vendor: vendors.fal,
    spelling: { pattern: endpointPattern, expected: 'an endpoint of fal such as fal-ai/flux-2' },
    params: falParams,
    create: (entry, { known }) => falModel(entry as FalEntry, known?.('fal', entry.model)),
  },
  'openai-compatible': {
    ...remote,
    vendor: anyServer,
    spelling: { pattern: /./, expected: 'a model by the server’s name, such as Qwen/Qwen-Image' },
    params: compatibleParams,
    create: (entry) => compatibleModel(entry as CompatibleEntry),
  },
} satisfies Providers;
