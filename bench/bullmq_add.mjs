// How fast BullMQ's own client adds jobs: Queue.add in this process, a number of adds in flight. No HTTP, no audit.
// node bullmq_add.mjs PORT COUNT IN_FLIGHT prints {"perSecond", "p50Ms", "p99Ms"}.
import {Queue} from 'bullmq';

const [port, count, inFlight] = process.argv.slice(2).map(Number);
const queue = new Queue('ingest-dropbox', {connection: {host: '127.0.0.1', port}});
await queue.waitUntilReady();

async function addJobs(total) {
  const milliseconds = [];
  let next = 0;
  const addUntilDone = async () => {
    while (next < total) {
      const dropboxPath = `/bench/${next++}`;
      const begin = performance.now();
      await queue.add('ingest-dropbox', {dropboxPath});
      milliseconds.push(performance.now() - begin);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({length: inFlight}, addUntilDone));
  return {milliseconds: milliseconds.sort((a, b) => a - b), seconds: (performance.now() - begin) / 1000};
}

await addJobs(count / 10); // warms up the compiler and the connection
const {milliseconds, seconds} = await addJobs(count);
const quantile = (q) => milliseconds[Math.floor(q * (milliseconds.length - 1))];
console.log(JSON.stringify({perSecond: count / seconds, p50Ms: quantile(0.5), p99Ms: quantile(0.99)}));
await queue.close();
