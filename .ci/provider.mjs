// Plays everything that a daemon talks to, for the robot users of the dashboard: a provider of messages with usage
// windows, both token endpoints, and a minter. Prints its port on a line; ends when its input does.
//
// A message that has the word "slow" is answered for a minute; the minter never finishes account 1044.
import { createServer } from 'node:http';

const SECOND = 1000;
let served = 0;
let tokens = 0;

const pool = [
  { id: 1042, email: 'a.lin@example.com', isPlus: true, isTeam: false, status: 1, iqStatus: '正常' },
  { id: 1043, email: 'b.wong@example.com', isPlus: false, isTeam: true, status: 1, iqStatus: '降智' },
  { id: 1044, email: 'c.slow@example.com', isPlus: false, isTeam: false, status: 1, iqStatus: '正常' },
].map(account => ({ ...account, updateTime: new Date().toISOString() }));

const encoded = value => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenPair(owner) {
  const now = Math.floor(Date.now() / SECOND);
  const claims = {
    iat: now,
    exp: now + 28800,
    email: `${owner}@example.com`,
    'https://api.openai.com/auth': { chatgpt_account_id: `acct-${owner}`, chatgpt_plan_type: 'plus' },
  };
  const access = `${encoded({ alg: 'none' })}.${encoded(claims)}.x`;
  return { access_token: access, id_token: access, refresh_token: `rt-${owner}-${++tokens}`, expires_in: 28800 };
}

function windows() {
  const reset = hours => String(Math.floor(Date.now() / SECOND) + hours * 3600);
  return {
    'anthropic-ratelimit-unified-5h-status': 'allowed',
    'anthropic-ratelimit-unified-5h-utilization': String(Math.min(0.9, served / 1000)),
    'anthropic-ratelimit-unified-5h-reset': reset(5),
    'anthropic-ratelimit-unified-7d-status': 'allowed',
    'anthropic-ratelimit-unified-7d-utilization': '0.12',
    'anthropic-ratelimit-unified-7d-reset': reset(100),
  };
}

function message(request, usage, content) {
  return { id: `msg_${++served}`, type: 'message', role: 'assistant', model: request.model, content, usage };
}

function stream(request, slow, response) {
  const send = data => response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream', ...windows() });
  send({ type: 'message_start', message: message(request, { input_tokens: 120, output_tokens: 1 }, []) });
  send({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
  let left = slow ? 600 : 10;
  const timer = setInterval(() => {
    if (left-- > 0) {
      send({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'some words more ' } });
      return;
    }
    clearInterval(timer);
    send({ type: 'content_block_stop', index: 0 });
    send({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 40 } });
    send({ type: 'message_stop' });
    response.end();
  }, 100);
  response.on('close', () => clearInterval(timer));
}

function answer(path, body, response) {
  const json = value => {
    response.writeHead(200, { 'content-type': 'application/json', ...windows() });
    response.end(JSON.stringify(value));
  };
  switch (path) {
    case '/v1/messages': {
      const request = JSON.parse(body);
      return request.stream
        ? stream(request, body.includes('slow'), response)
        : json(message(request, { input_tokens: 12, output_tokens: 3 }, [{ type: 'text', text: 'Hello from the fake' }]));
    }
    case '/v1/oauth/token':
    case '/oauth/token':
      return json(tokenPair(/rt-([a-z0-9]+)/.exec(body)?.[1] ?? 'nobody'));
    case '/health':
      return json({ ok: true });
    case '/accounts':
      return json({ accounts: pool });
    case '/mint': {
      const account = pool.find(({ id }) => String(id) === String(JSON.parse(body).id));
      const owner = `mirror${account.id}`;
      return account.id === 1044
        ? undefined
        : json({ ok: true, email: account.email, account_id: `acct-${owner}`, refresh_token: `rt-${owner}-0` });
    }
    default:
      response.writeHead(404).end();
  }
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', data => (body += data));
  request.on('end', () => answer(request.url.split('?')[0], body, response));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
