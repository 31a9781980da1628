/** A proxy that restricts another program to one origin. */
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** A proxy for another program that only connects to one origin. */
export interface SingleOriginProxy {
  readonly url: string;
  close(): void;
}

/** Starts a proxy on a free port of the loopback interface. It only opens tunnels (RFC 9110 §9.3.6) and does not read their contents. */
export async function startSingleOriginProxy(origin: string): Promise<SingleOriginProxy> {
  const { protocol, hostname, port } = new URL(origin);
  const allowed = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const open = new Set<net.Socket>();
  const kept = (socket: net.Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
  };
  const server = http.createServer((_, response) => void response.writeHead(403).end());
  server.on('connect', ({ url = '' }, from: net.Socket, head: Buffer) => {
    kept(from);
    if (url.toLowerCase() !== `${hostname}:${allowed.port}`.toLowerCase())
      return void from.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const to = net.connect(allowed, () => {
      from.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      to.write(head);
      to.pipe(from).pipe(to);
    });
    kept(to);
    to.on('close', () => from.destroy());
    from.on('close', () => to.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
