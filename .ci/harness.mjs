// Processes and checks for clients.mjs: a fake provider, a daemon, commands with a time limit, one line per scenario.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const work = mkdtempSync(join(tmpdir(), 'ccapi-clients-'));

/** Runs a command; gives its output and exit code, and ends it when it takes too long. */
export function run(command, args, { env = {}, cwd = work, seconds = 90, input = '' } = {}) {
  return new Promise(done => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', data => (stdout += data));
    child.stderr.on('data', data => (stderr += data));
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('error', error => (stderr += error));
    child.on('close', code => {
      clearTimeout(timer);
      done({ code, stdout, stderr });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

let passed = 0;
let failed = 0;

/** Runs one scenario and prints its line. */
export async function scenario(name, body) {
  const start = Date.now();
  try {
    await body();
    passed++;
    console.log(`ok    ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}: ${String(error.message ?? error).replaceAll('\n', '\n      ')}`);
  }
}

/** Prints the totals and gives the exit code. */
export function totals() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Fails with what was seen unless the condition holds. */
export function check(condition, what, seen = '') {
  if (!condition) {
    throw new Error(seen === '' ? what : `${what}\nseen: ${String(seen).slice(0, 2000)}`);
  }
}

/** Fails unless both are the same JSON. */
export function checkSame(actual, expected, what) {
  const [a, e] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (a === e) {
    return;
  }
  const [aLines, eLines] = [a.split('\n'), e.split('\n')];
  const at = aLines.findIndex((line, i) => line !== eLines[i]);
  throw new Error(`${what}: differs at line ${at + 1}\nwithout ccapi: ${eLines[at]}\nwith ccapi:    ${aLines[at]}`);
}

/** A free port of the loopback address. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function java() {
  const candidates = [process.env.JAVA_HOME, ...readdirSync('/usr/lib/jvm').map(name => join('/usr/lib/jvm', name))];
  for (const home of candidates) {
    const release = home && join(home, 'release');
    if (release && existsSync(release) && /JAVA_VERSION="(2[5-9]|[3-9]\d)/.test(readFileSync(release, 'utf8'))) {
      return join(home, 'bin', 'java');
    }
  }
  throw new Error('no JDK 25 or newer under /usr/lib/jvm or in JAVA_HOME');
}

/** Starts the fake provider of the daemon's tests. Needs a checkout that was built with its tests. */
export async function startUpstream() {
  const daemon = join(root, 'ccapi-daemon/target');
  const classPath = [join(daemon, 'test-classes'), join(daemon, 'classes'), join(daemon, 'lib', '*')].join(':');
  const folder = join(work, 'upstream');
  mkdirSync(folder);
  const args = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath];
  const child = spawn(java(), [...args, 'ccapi.daemon.testing.FakeUpstreamMain', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise((done, fail) => {
    child.stdout.once('data', data => done(Number(String(data).trim())));
    child.once('exit', code => fail(new Error(`the fake provider exited with ${code}; was the checkout built?`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    /** The requests to a model so far, as text. */
    requests: () =>
      readdirSync(folder)
        .sort((a, b) => Number.parseInt(a) - Number.parseInt(b))
        .map(name => readFileSync(join(folder, name), 'utf8')),
    stop: () => child.stdin.end(),
  };
}

/** Starts a daemon in a folder of its own. */
export async function startDaemon() {
  const home = join(work, 'ccapi');
  mkdirSync(home, { mode: 0o700 });
  const port = await freePort();
  writeFileSync(join(home, 'config.yaml'), `listen: 127.0.0.1:${port}\ntime_zone: UTC\n`);
  const ccapi = async (...args) => {
    const { code, stdout, stderr } = await run(join(root, 'ccapi'), args, { env: { CCAPI_HOME: home }, cwd: root });
    check(code === 0, `ccapi ${args.join(' ')} exits with ${code}`, stdout + stderr);
    return stdout;
  };
  await ccapi('daemon', 'start');
  return { url: `http://127.0.0.1:${port}`, home, ccapi, stop: () => ccapi('daemon', 'stop') };
}

/** Writes a file into the working folder and gives its path. */
export function file(name, text) {
  const path = join(work, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** Removes the working folder, unless it is to be kept. */
export function cleanUp() {
  if (process.env.KEEP) {
    console.log(`kept: ${work}`);
  } else {
    rmSync(work, { recursive: true, force: true });
  }
}
