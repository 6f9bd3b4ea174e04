import type { OverlayInput } from '../../../src/report/overlay.ts';

type Block = OverlayInput['blocks'][number];

export function blockOf(part: Partial<Block> & { id: string }): Block {
  return { expected: 'Tea', read: 'Tea', verdict: 'exact', boxes: [], edits: [], ...part };
}

export function inputOf(part: Partial<OverlayInput> = {}): OverlayInput {
  return {
    title: 'A set',
    model: 'a-model',
    sample: 'a-sample',
    cer: 0.01,
    usable: true,
    blocks: [],
    extras: [],
    unread: [],
    critical: [],
    ...part,
  };
}
