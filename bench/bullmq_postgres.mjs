// What BullMQ's own client does on PostgreSQL: Queue.add with a number in flight, or a Worker that runs no-op jobs with
// that concurrency. No HTTP, no audit.
// node bullmq_postgres.mjs add|work SOCKET_FOLDER DATABASE COUNT IN_FLIGHT prints {"perSecond"}.
import {createPostgresBackend, Queue, setDefaultBackendFactory, Worker} from 'bullmq';

const [what, host, database] = process.argv.slice(2, 5);
const [count, inFlight] = process.argv.slice(5).map(Number);
setDefaultBackendFactory(createPostgresBackend);
const connection = {host, database, user: 'vitae', migrate: true, max: inFlight};
const queue = new Queue('bench', {connection});
await queue.waitUntilReady();

async function addJobs(total) {
  let next = 0;
  const addUntilDone = async () => {
    while (next < total) await queue.add('bench', {dropboxPath: `/bench/${next++}`});
  };
  await Promise.all(Array.from({length: inFlight}, addUntilDone));
}

async function workOff(total) {
  let left = total;
  await new Promise((resolve) => {
    const worker = new Worker('bench', async () => {}, {connection, concurrency: inFlight});
    worker.on('completed', () => --left === 0 && worker.close().then(resolve));
  });
}

if (what === 'work')
  for (let i = 0; i < count; i += 1000)
    await queue.addBulk(Array.from({length: Math.min(1000, count - i)}, (_, j) => ({name: 'bench', data: {n: i + j}})));
else await addJobs(count / 10);
const begin = performance.now();
await (what === 'work' ? workOff(count) : addJobs(count));
console.log(JSON.stringify({perSecond: (count * 1000) / (performance.now() - begin)}));
await queue.close();
