// The scenarios of .ci/clients: real clients, directly and through ccapi.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sdks from './sdks.mjs';
import {
  check, checkSame, cleanUp, file, run, scenario, startDaemon, startUpstream, totals, work,
} from './harness.mjs';

const [clients, ...flags] = process.argv.slice(2);
const modules = join(clients, 'node_modules');
const text = 'Hello from the fake upstream, in several words.';
const toolText = 'The tool said:';
const toolOutput = 'tool-output-42';
const tokens = { input: 1200, output: 34, cacheRead: 5600, cacheWrite: 780 };

/** Claude Code in a throw-away home. */
async function claude(target, prompt, ...args) {
  const home = join(work, 'home-claude');
  mkdirSync(home, { recursive: true });
  const env = {
    HOME: home,
    ANTHROPIC_BASE_URL: target.url,
    ANTHROPIC_AUTH_TOKEN: target.key,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_TELEMETRY: '1',
    DISABLE_ERROR_REPORTING: '1',
    DISABLE_AUTOUPDATER: '1',
  };
  const wrapper = join(modules, '@anthropic-ai/claude-code/cli-wrapper.cjs');
  const { code, stdout, stderr } = await run('node', [wrapper, '-p', prompt, ...args], { env });
  check(code === 0, `claude exits with ${code}`, stdout + stderr);
  return stdout;
}

/** Codex CLI with a custom provider in a throw-away home. */
async function codex(target, prompt, ...args) {
  const home = join(work, 'home-codex');
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'config.toml'),
    `model_provider = "ccapi"\n[model_providers.ccapi]\nname = "ccapi"\nbase_url = "${target.url}/v1"\n`
      + 'wire_api = "responses"\nenv_key = "CCAPI_KEY"\n',
  );
  const env = { HOME: home, CODEX_HOME: home, CCAPI_KEY: target.key };
  const wrapper = join(modules, '@openai/codex/bin/codex.js');
  const flags = ['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', ...args];
  const { code, stdout, stderr } = await run('node', [wrapper, ...flags, prompt], { env });
  check(code === 0, `codex exits with ${code}`, stdout + stderr);
  return stdout;
}

async function claudeScenarios(where, target, ...args) {
  await scenario(`claude -p, plain, ${where}`, async () => {
    const out = await claude(target, 'Say hello', ...args);
    check(out.trim() === text, 'not the answer', out);
  });
  await scenario(`claude -p, streamed, ${where}`, async () => {
    const flags = ['--output-format', 'stream-json', '--verbose', '--include-partial-messages'];
    const lines = (await claude(target, 'Say hello', ...flags, ...args)).trim().split('\n').map(JSON.parse);
    const deltas = lines.filter(line => line.event?.delta?.type === 'text_delta').map(line => line.event.delta.text);
    check(deltas.length > 3 && deltas.join('') === text, 'not the answer in pieces', JSON.stringify(deltas));
    const { usage, result } = lines.find(line => line.type === 'result');
    check(result === text, 'not the answer', result);
    check(usage.input_tokens === tokens.input, 'input tokens', usage.input_tokens);
    check(usage.cache_read_input_tokens === tokens.cacheRead, 'cached tokens', usage.cache_read_input_tokens);
    check(usage.output_tokens === tokens.output, 'output tokens', usage.output_tokens);
  });
  await scenario(`claude -p, tool round trip, ${where}`, async () => {
    const out = await claude(target, 'FAKE-TOOL please', '--allowedTools', 'Bash', ...args);
    check(out.includes(toolText) && out.includes(toolOutput), 'not what the tool printed', out);
  });
}

async function codexScenarios(where, target, model) {
  await scenario(`codex exec, plain, ${where}`, async () => {
    const out = await codex(target, 'Say hello', '-m', model);
    check(out.includes(text), 'not the answer', out);
  });
  // the second model is one whose tools Codex puts among the messages, behind a tool that runs scripts
  for (const each of [model, 'gpt-6-sol']) {
    await scenario(`codex exec, tool round trip as ${each}, ${where}`, async () => {
      const out = await codex(target, 'FAKE-TOOL please', '-m', each);
      check(out.includes(toolText) && out.includes(toolOutput), 'not what the tool printed', out);
    });
  }
}

async function sameEvents(name, sdk, direct, proxied, model) {
  await scenario(`${name}, same events with and without ccapi`, async () => {
    const expected = await sdk(clients, direct.url, 'direct', model);
    checkSame(await sdk(clients, proxied.url, proxied.key, model), expected, name);
  });
}

/** What a translated answer must hold, whatever its events. */
async function sameContent(name, sdk, proxied, model) {
  await scenario(`${name}, same content`, async () => {
    const { first, second, whole } = await sdk(clients, proxied.url, proxied.key, model);
    check(JSON.stringify(first).includes('Paris'), 'no tool call', JSON.stringify(first));
    check(first.length > 3 && second.length > 3, 'not streamed', JSON.stringify(second));
    check(JSON.stringify(whole).includes('The tool said: 21 degrees'), 'no answer', JSON.stringify(whole));
  });
}

const upstream = await startUpstream();
const direct = { url: upstream.url, key: 'direct' };
let daemon = null;
try {
  await claudeScenarios('without ccapi', direct);
  await codexScenarios('without ccapi', direct, 'gpt-5.4');
  if (!flags.includes('--direct')) {
    daemon = await startDaemon();
    await throughCcapi(daemon);
  }
} finally {
  upstream.stop();
  await daemon?.stop().catch(error => console.log(`FAIL  daemon stop: ${error.message}`));
  cleanUp();
}
process.exit(totals());

async function throughCcapi({ url, ccapi }) {
  const secret = file('secret', 'upstream-key');
  const oauth = file('oauth', JSON.stringify({ access_token: 'upstream-token', expires_at: '2100-01-01T00:00:00Z' }));
  const names = [];
  const add = async (name, type, base, from, ...more) => {
    const where = ['--type', type, '--base-url', upstream.url + base, '--secret-file', from];
    await ccapi('account', 'add', name, ...where, ...more);
    names.push(name);
  };
  await add('claude', 'claude-api', '', secret, '--map', 'gpt-*=claude-sonnet-5-5');
  await add('subscription', 'claude-oauth', '', oauth);
  await add('openai', 'openai-api', '/v1', secret, '--map', 'claude-*=gpt-5.4');
  await add('codex', 'codex', '/backend-api/codex', oauth, '--map', 'claude-*=gpt-5.4');
  const { key } = JSON.parse(await ccapi('key', 'create', 'ci', '-o', 'json'));
  const proxied = { url, key };
  const only = async name => {
    for (const other of names) {
      await ccapi('account', other === name ? 'enable' : 'disable', other);
    }
    return `${name} account`;
  };
  const before = upstream.requests().length;

  let where = await only('claude');
  await claudeScenarios(where, proxied);
  await codexScenarios(where, proxied, 'gpt-5.4');
  await sameEvents('@anthropic-ai/sdk', sdks.anthropic, direct, proxied, 'claude-sonnet-5-5');
  await sameContent(`openai Responses, ${where}`, sdks.responses, proxied, 'gpt-5.4');
  await sameContent(`openai Chat Completions, ${where}`, sdks.chat, proxied, 'gpt-5.4');

  where = await only('subscription');
  await claudeScenarios(where, proxied);

  where = await only('openai');
  await claudeScenarios(where, proxied);
  await codexScenarios(where, proxied, 'gpt-5.4');
  await sameEvents('openai Responses', sdks.responses, direct, proxied, 'gpt-5.4');
  await sameEvents('openai Chat Completions', sdks.chat, direct, proxied, 'gpt-5.4');
  await sameContent(`@anthropic-ai/sdk, ${where}`, sdks.anthropic, proxied, 'claude-sonnet-5-5');

  where = await only('codex');
  await claudeScenarios(where, proxied);
  await codexScenarios(where, proxied, 'gpt-5.4');
  await sameContent(`@anthropic-ai/sdk, ${where}`, sdks.anthropic, proxied, 'claude-sonnet-5-5');
  await sameContent(`openai Responses, ${where}`, sdks.responses, proxied, 'gpt-5.4');
  await sameContent(`openai Chat Completions, ${where}`, sdks.chat, proxied, 'gpt-5.4');

  await scenario('no client key ever reached the provider', async () => {
    const seen = upstream.requests().slice(before);
    check(seen.length > 20, 'too few requests', seen.length);
    check(!seen.some(request => request.includes(key)), 'the key is in a request');
  });
}
