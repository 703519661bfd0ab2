// BullMQ's own worker on Redis: runs the jobs of a queue, which do nothing, until it is told to stop.
// node bullmq_work.mjs PORT QUEUE CONCURRENCY
import {Worker} from 'bullmq';

const [port, queue, concurrency] = process.argv.slice(2);
const connection = {host: '127.0.0.1', port: Number(port), maxRetriesPerRequest: null};
const worker = new Worker(queue, async () => {}, {connection, concurrency: Number(concurrency)});
process.on('SIGTERM', () => worker.close().then(() => process.exit(0)));
