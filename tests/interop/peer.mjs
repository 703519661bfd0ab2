// The stock Node packages as a peer of Vitae: a producer, a worker, a listener, a dashboard.
// node peer.mjs PORT ACTION [ARGUMENT...]; each line that it prints is JSON.
import {Queue, QueueEvents, UnrecoverableError, Worker} from 'bullmq';

const name = 'ingest-dropbox';
const [port, action, ...rest] = process.argv.slice(2);
const connection = {host: '127.0.0.1', port: Number(port), maxRetriesPerRequest: null};
const print = (value) => console.log(JSON.stringify(value));
const quiet = (emitter) => emitter.on('error', () => {});

// Adds a job for each argument, a job's data, and prints how each ended.
async function add() {
  const queue = new Queue(name, {connection});
  const events = new QueueEvents(name, {connection});
  await events.waitUntilReady();
  const jobs = [];
  for (const data of rest) jobs.push(await queue.add(name, JSON.parse(data)));
  for (const job of jobs) {
    const outcome = await job.waitUntilFinished(events, 30_000).then(
      (value) => ({id: job.id, value}),
      (error) => ({id: job.id, reason: error.message}),
    );
    print(outcome);
  }
  await events.close();
  await queue.close();
}

// Works until it is told to stop. An argument makes it fail with that reason, for good.
async function work() {
  const worker = new Worker(
    name,
    async (job) => {
      print({id: job.id, data: job.data});
      if (rest[0]) throw new UnrecoverableError(rest[0]);
      return {by: 'node'};
    },
    {connection, concurrency: 4},
  );
  quiet(worker);
  process.on('SIGTERM', () => worker.close().then(() => process.exit(0)));
  await worker.waitUntilReady();
  print({ready: true});
}

// Makes each call that Vitae makes too, so that a recorder can see them. Prints the jobs' ids.
async function golden() {
  const queue = new Queue(name, {connection});
  const keep = {age: 86400, count: 10000};
  const options = (id) => ({attempts: 3, jobId: id, backoff: {type: 'exponential', delay: 5000}});
  const rest = {removeOnComplete: keep, removeOnFail: keep};
  const data = {dropboxPath: '/cv'};
  await queue.add(name, data, {...options('later'), delay: 1000, ...rest});
  await queue.remove('later');
  let limited = false;
  const worker = new Worker(
    name,
    async (job) => {
      if (job.id === 'limited' && !limited) {
        limited = true;
        await worker.rateLimit(1);
        throw Worker.RateLimitError();
      }
      if (job.id === 'failing') throw new Error('no luck');
      await job.updateProgress({found: 1});
      if (job.id === 'long') await new Promise((resolve) => setTimeout(resolve, 700));
      return {found: 1};
    },
    {connection, name: 'golden', lockDuration: 1000, removeOnComplete: keep, removeOnFail: keep},
  );
  quiet(worker);
  const ended = new Promise((resolve) => worker.on('completed', (job) => job.id === 'long' && resolve()));
  for (const id of ['standard', 'limited', 'failing', 'long']) await queue.add(name, data, {...options(id), ...rest});
  await ended;
  await worker.close();
  await queue.close();
}

// Prints what bull-board shows: how many jobs the queue has in each state.
async function board() {
  const {createBullBoard} = await import('@bull-board/api');
  const {BullMQAdapter} = await import('@bull-board/api/bullMQAdapter');
  const queue = new Queue(name, {connection});
  let shown;
  const server = new Proxy({}, {get: (_, member) => (value) => {
    if (member === 'setQueues') shown = value;
    return server;
  }});
  createBullBoard({queues: [new BullMQAdapter(queue)], serverAdapter: server});
  for (const [title, entry] of shown)
    print({name: title, counts: await entry.getJobCounts(), workers: await queue.getWorkersCount()});
  await queue.close();
}

await {add, work, golden, board}[action]();
