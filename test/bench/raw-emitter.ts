// A process with nothing but Socket.IO and its MongoDB adapter: POST sends an event to every screen, on whichever process.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdapter } from '@socket.io/mongo-adapter';
import { MongoClient } from 'mongodb';
import { Server } from 'socket.io';

const client = await MongoClient.connect(process.argv[2] ?? '');
const db = client.db('raw-emitter');
await db.createCollection('events', { capped: true, size: 1_000_000 }).catch(() => undefined);
const http = createServer((request, response) => {
  if (request.method !== 'POST') return;
  server.emit('raw', request.url);
  response.end();
});
const server = new Server(http, { serveClient: false });
server.adapter(createAdapter(db.collection('events')));
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
