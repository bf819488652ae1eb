// A meter on the line between a browser and Eko: passes everything on, and counts requests and bytes.

import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** What has gone through: `{ path, status, bytes, cookies }`, the bytes of the body as they were sent. */
export async function startMeter(base) {
  const passed = [];
  const { hostname, port } = new URL(base);
  const server = createServer((incoming, outgoing) => {
    const entry = { path: incoming.url, bytes: 0, cookies: incoming.headers.cookie ? [incoming.headers.cookie] : [] };
    passed.push(entry);
    const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers });
    onward.on('response', (response) => {
      entry.status = response.statusCode;
      entry.cookies.push(...(response.headers['set-cookie'] ?? []));
      response.on('data', (chunk) => { entry.bytes += chunk.length; });
      outgoing.writeHead(response.statusCode, response.rawHeaders);
      response.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    passed,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
