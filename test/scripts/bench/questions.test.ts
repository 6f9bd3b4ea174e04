import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Question, questions } from '../../../scripts/bench/overhead/questions.ts';

/** A connection to somebody who writes down what they hear. */
async function listening(): Promise<{
  client: Socket;
  heard: Question[];
  closed: Promise<unknown>;
}> {
  const heard: Question[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    questions(socket, (question) => {
      heard.push(question);
      socket.write('!');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const closed = once(client.resume(), 'close');
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return { client, heard, closed };
}

const first = 'POST /a HTTP/1.1\r\nHost: here:1\r\nContent-Length: 8\r\n\r\nä\r\n\r\nxy';
const last = 'GET /b HTTP/1.1\r\nconnection: Close\r\nhost: here:1\r\n\r\n';
const expected: Question[] = [
  { method: 'POST', url: '/a', host: 'here:1', isLast: false },
  { method: 'GET', url: '/b', host: 'here:1', isLast: true },
];

test('questions of one connection are told apart, also where they come at once', async () => {
  const { client, heard } = await listening();
  client.write(first + last);
  await expect.poll(() => heard).toEqual(expected);
});

test('a question is heard once all of it is there, byte by byte', async () => {
  const { client, heard } = await listening();
  const bytes = Buffer.from(first);
  for (const byte of bytes.subarray(0, -1)) {
    client.write(Buffer.from([byte]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(heard).toEqual([]);
  client.write(bytes.subarray(-1));
  await expect.poll(() => heard).toEqual(expected.slice(0, 1));
});

test('nobody waits for a body of unknown length', async () => {
  const { client, heard, closed } = await listening();
  client.write('POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
  await closed;
  expect(heard).toEqual([]);
});
