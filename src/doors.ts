import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AppDeps, HealthDeps } from './app';
import { openDoor } from './door';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A socket costs some 10 KB, and its file descriptor is missed by Redis. */
const mostConnections = 4000;

/** The doors. Koa is loaded when the first page is asked for: no callback has to wait for it after a start. */
export function createDoors(deps: AppDeps): Server {
  const door = openDoor(deps);
  let app: Promise<Listener> | null = null;
  return serve((request, response) => {
    if (request.method === 'POST' && isAppCallback(request.url)) door(request, response);
    else
      void (app ??= loadApp(deps)).then((pages) => {
        pages(request, response);
      });
  });
}

/** For a process without doors. */
export async function createHealthDoor(deps: HealthDeps): Promise<Server> {
  const { createHealthApp } = await import('./app.js');
  const health = createHealthApp(deps).callback();
  return serve((request, response) => void health(request, response));
}

/** Slow and silent sockets are cut within fifteen seconds; Node's own default is 81. */
function serve(listener: Listener): Server {
  const server = createServer({ connectionsCheckingInterval: 2_000 }, listener);
  server.headersTimeout = 8_000;
  server.requestTimeout = 12_000;
  server.keepAliveTimeout = 60_000;
  server.maxConnections = mostConnections;
  return server;
}

async function loadApp(deps: AppDeps): Promise<Listener> {
  const { createApp } = await import('./app.js');
  const pages = createApp(deps).callback();
  return (request, response) => void pages(request, response);
}

function isAppCallback(url = ''): boolean {
  return url.startsWith('/wecom/app') && (url.length === 10 || url[10] === '?');
}
