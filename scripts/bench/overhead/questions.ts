import type { Socket } from 'node:net';

/** What a client of the benchmark asks, as far as an answer depends on it. */
export interface Question {
  method: string;
  url: string;
  host: string;
  /** Whether the client wants the connection closed after the answer. */
  isLast: boolean;
}

/**
 * Hears the questions of one connection, one after another, as the clients ask them that are measured:
 * with the length of each body told ahead. A server of Node's own takes a third of what there is to
 * measure, on the processors that it is measured on.
 */
export function questions(socket: Socket, heard: (question: Question) => void): void {
  let waiting = '';
  // Each byte is a letter, so that lengths are those of bytes.
  socket.setEncoding('latin1').on('data', (text: string) => {
    waiting += text;
    for (;;) {
      const end = waiting.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = waiting.slice(0, end);
      if (/^transfer-encoding:/im.test(head)) {
        socket.destroy(new Error('a body without a length'));
        return;
      }
      const next = end + 4 + Number(field(head, 'content-length') ?? 0);
      if (waiting.length < next) return;
      waiting = waiting.slice(next);
      const [method = '', url = ''] = head.split(' ', 2);
      const isLast = field(head, 'connection')?.toLowerCase() === 'close';
      heard({ method, url, host: field(head, 'host') ?? '', isLast });
    }
  });
}

function field(head: string, name: string): string | null {
  return new RegExp(`\\n${name}:[ \\t]*([^\\r\\n]*)`, 'i').exec(head)?.[1]?.trim() ?? null;
}
