// What the npm SDKs see of one conversation each: every event of every stream, and the whole answers.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const question = 'FAKE-TOOL what is the weather in Paris?';
const schema = { type: 'object', properties: { city: { type: 'string' }, units: { type: 'string' } } };

async function collect(stream) {
  const events = [];
  for await (const event of stream) {
    events.push(event);
  }
  return events;
}

/** @anthropic-ai/sdk: streamed with a tool, its result streamed, whole, and a token count. */
export async function anthropic(clients, url, key, model) {
  const { Anthropic } = createRequire(join(clients, 'package.json'))('@anthropic-ai/sdk');
  const client = new Anthropic({ apiKey: key, baseURL: url, maxRetries: 0 });
  const tools = [{ name: 'get_weather', description: 'The weather', input_schema: schema }];
  const ask = { model, max_tokens: 1000, tools, messages: [{ role: 'user', content: question }] };
  const stream = client.messages.stream(ask);
  const first = await collect(stream);
  const message = await stream.finalMessage();
  const call = message.content.find(block => block.type === 'tool_use');
  const messages = [
    ...ask.messages,
    { role: 'assistant', content: message.content },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: '21 degrees' }] },
  ];
  const second = await collect(await client.messages.create({ ...ask, messages, stream: true }));
  const whole = await client.messages.create({ ...ask, messages });
  const count = await client.messages.countTokens({ model, messages: ask.messages });
  return { first, message, second, whole, count };
}

/** openai, Responses: streamed with a tool, its result streamed, and whole. */
export async function responses(clients, url, key, model) {
  const client = openai(clients, url, key);
  const tools = [{ type: 'function', name: 'get_weather', parameters: schema, strict: false }];
  const input = [{ role: 'user', content: question }];
  const first = await collect(await client.responses.create({ model, input, tools, stream: true }));
  const { output } = first.at(-1).response;
  const call = output.find(item => item.type === 'function_call');
  const next = [...input, ...output, { type: 'function_call_output', call_id: call.call_id, output: '21 degrees' }];
  const second = await collect(await client.responses.create({ model, input: next, tools, stream: true }));
  const whole = await client.responses.create({ model, input: next, tools });
  return { first, second, whole };
}

/** openai, Chat Completions: streamed with a tool, its result streamed, and whole. */
export async function chat(clients, url, key, model) {
  const client = openai(clients, url, key);
  const tools = [{ type: 'function', function: { name: 'get_weather', parameters: schema } }];
  const messages = [{ role: 'user', content: question }];
  const ask = { model, tools, stream: true, stream_options: { include_usage: true } };
  const stream = client.chat.completions.stream({ ...ask, messages });
  const first = await collect(stream);
  const { message } = (await stream.finalChatCompletion()).choices[0];
  const next = [
    ...messages,
    { role: 'assistant', content: message.content, tool_calls: message.tool_calls },
    { role: 'tool', tool_call_id: message.tool_calls[0].id, content: '21 degrees' },
  ];
  const second = await collect(await client.chat.completions.create({ ...ask, messages: next }));
  const whole = await client.chat.completions.create({ model, tools, messages: next });
  return { first, message, second, whole };
}

function openai(clients, url, key) {
  const { OpenAI } = createRequire(join(clients, 'package.json'))('openai');
  return new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 });
}
