import type { ImageModel, ImageRequest } from './model.ts';
import { asking } from './module/asking.ts';
import { beforehand } from './module/beforehand.ts';
import type { ModuleEntry } from './module/load.ts';

/**
 * A user's own file as a model, none of whose answers is taken unchecked. It gets copies: what it
 * does to a request must not show in the next. Whatever it throws, gives or never gives is one
 * picture's error; nothing else is lost.
 */
export function moduleModel(entry: ModuleEntry): ImageModel {
  const { model } = entry.own;
  const { identity, price, check } = beforehand(entry);
  const ask = asking(entry, price);
  return {
    id: entry.id,
    simulated: model.simulated === true,
    identity,
    price,
    check,
    generate: (request) => ask(request, (own) => model.generate(own)),
    ...(model.recover == null
      ? {}
      : {
          recover: (request: ImageRequest, requestId: string) =>
            ask(request, (own) => model.recover!(own, requestId)),
        }),
  };
}
