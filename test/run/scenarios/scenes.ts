import type { Scene } from '../../models/servers/serve.ts';

/** Whatever a scene answers, with these headers besides. */
export function withHeaders(scene: Scene, headers: Record<string, string>): Scene {
  return (response, seen) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    scene(response, seen);
  };
}

/** A good status, and not a byte. */
export const nothing: Scene = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end();
};

/** Goes on for ever, so that no pause is ever long. */
export const trickle: Scene = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
