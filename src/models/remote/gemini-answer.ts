import { isMap, notJson, type RemoteAnswer, writtenPicture } from './answer.ts';
import { count, type Tokens, type UsageCost } from './cost.ts';
import type { Lifting } from './lift.ts';

/** What ends an answer because of its content; everything else that has no picture is empty. */
const REFUSALS: readonly string[] = [
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
  'NO_IMAGE',
];

/**
 * What an answer of generateContent comes to. Refusals come with a good status; drafts stand among
 * the parts, marked as thoughts, so the picture is the last one that is none.
 */
export function geminiAnswer(
  answer: unknown,
  costOf: UsageCost,
  lifted?: Lifting['lifted'],
): RemoteAnswer {
  if (!isMap(answer)) return notJson(answer);
  const { modelVersion, responseId, usageMetadata, promptFeedback } = answer;
  const told = {
    ...(typeof modelVersion === 'string' ? { modelAnswered: modelVersion } : {}),
    requestIds: typeof responseId === 'string' ? [responseId] : [],
  };
  const used = (isPicture: boolean) =>
    isMap(usageMetadata)
      ? { usage: { ...usageMetadata }, cost: costOf(usageMetadata, isPicture) }
      : {};
  const facts = { ...told, ...used(false) };
  const blocked = isMap(promptFeedback) ? promptFeedback.blockReason : undefined;
  if (typeof blocked === 'string') {
    const words = isMap(promptFeedback) ? promptFeedback.blockReasonMessage : undefined;
    const reason = typeof words === 'string' && words !== '' ? `${blocked}: ${words}` : blocked;
    return { outcome: 'refused', reason, ...facts };
  }
  const candidate: unknown = Array.isArray(answer.candidates) ? answer.candidates[0] : undefined;
  if (!isMap(candidate)) {
    return { outcome: 'empty', reason: 'The answer has no candidate.', ...facts };
  }
  const finish = typeof candidate.finishReason === 'string' ? candidate.finishReason : '';
  if (REFUSALS.includes(finish)) {
    return { outcome: 'refused', reason: finish, ...facts };
  }
  const parts = partsOf(candidate);
  const pictures = parts.filter(({ inlineData }) => isMap(inlineData) && isImage(inlineData));
  const picture = pictures.findLast(({ thought }) => thought !== true) ?? pictures.at(-1);
  if (picture === undefined) {
    const said = parts
      .map(({ text }) => (typeof text === 'string' ? text : ''))
      .join(' ')
      .trim();
    const head = `${finish === '' ? 'The answer has' : `${finish}:`} no picture`;
    return {
      outcome: 'empty',
      reason: said === '' ? `${head}.` : `${head}, but “${said}”`,
      ...facts,
    };
  }
  const { data } = picture.inlineData as { data?: unknown };
  return writtenPicture(typeof data === 'string' ? data : '', { ...told, ...used(true) }, lifted);
}

function isImage({ mimeType }: Readonly<Record<string, unknown>>): boolean {
  return typeof mimeType === 'string' && mimeType.startsWith('image/');
}

function partsOf(candidate: Readonly<Record<string, unknown>>) {
  const parts = isMap(candidate.content) ? candidate.content.parts : undefined;
  return Array.isArray(parts) ? parts.filter(isMap) : [];
}

/** Thoughts are billed as text on top of the picture. */
export function tokensOf(usage: unknown): Tokens {
  const all = isMap(usage) ? usage : {};
  const sent = pictureTokens(all.promptTokensDetails);
  const made = pictureTokens(all.candidatesTokensDetails);
  const candidates = count(all.candidatesTokenCount);
  // Where nothing tells them apart, all count as the dearer ones.
  const imageOut = made === null ? candidates : made;
  return {
    textIn: Math.max(0, count(all.promptTokenCount) - (sent ?? 0)),
    imageIn: sent ?? 0,
    textOut: Math.max(0, candidates - imageOut) + count(all.thoughtsTokenCount),
    imageOut,
  };
}

function pictureTokens(details: unknown): number | null {
  if (!Array.isArray(details) || details.length === 0) return null;
  const pictures = details.filter((each) => isMap(each) && each.modality === 'IMAGE');
  return pictures.reduce((sum: number, { tokenCount }) => sum + count(tokenCount), 0);
}
