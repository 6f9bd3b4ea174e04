/** How each provider's pictures are asked for in the measurement. */
export interface Wire {
  name: string;
  provider: string;
  model: string;
  /** Of the server, after its origin. */
  path: string;
}

export const wires: readonly Wire[] = [
  { name: 'openai', provider: 'openai', model: 'gpt-image-2', path: '/openai/v1' },
  { name: 'gemini', provider: 'gemini', model: 'gemini-nano-banana-2.1', path: '/gemini' },
  { name: 'fal', provider: 'fal', model: 'fal-ai/flux-2', path: '/fal' },
];
