// A program of someone else on Vitae's queue, made of the stock packages alone.
//
//   node stock_client.mjs add DATA...    adds jobs, waits until they are finished, prints the outcomes
//   node stock_client.mjs work COUNT     works on that many jobs; payloads that say so fail
//   node stock_client.mjs wait ID        waits until that job is finished, prints the outcome
//   node stock_client.mjs board          prints what bull-board shows
//
// Each line of output is JSON. The server's socket folder and database: VITAE_SOCKET, VITAE_DATABASE.
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { createPostgresBackend, Job, Queue, QueueEvents, setDefaultBackendFactory, Worker } from "bullmq";

const NAME = "ingest-dropbox";
const connection = {
    host: process.env.VITAE_SOCKET,
    database: process.env.VITAE_DATABASE,
    user: "vitae",
};
const print = (value) => console.log(JSON.stringify(value));
const outcome = (promise) =>
    promise.then((value) => ({ value }), (error) => ({ error: error.message }));

async function finished(queue, ids) {
    const events = new QueueEvents(NAME, { connection });
    await events.waitUntilReady();
    for (const id of ids) {
        const job = await Job.fromId(queue, id);
        print({ id, ...(await outcome(job.waitUntilFinished(events, 30_000))) });
    }
    await events.close();
}

async function work(count) {
    let left = Number(count);
    await new Promise((resolve) => {
        const worker = new Worker(
            NAME,
            async (job) => {
                print({ id: job.id, data: job.data, attempts: job.opts.attempts });
                if (job.data.dropboxPath.includes("fail")) throw new Error("no such thing");
                return { by: "stock" };
            },
            { connection },
        );
        const end = () => --left === 0 && worker.close().then(resolve);
        worker.on("completed", end);
        worker.on("failed", end);
        print({ ready: true });
    });
}

async function board(queue) {
    let shown;
    const adapter = {
        setQueues: (queues) => {
            shown = queues;
            return adapter;
        },
        setViewsPath: () => adapter,
        setStaticPath: () => adapter,
        setEntryRoute: () => adapter,
        setErrorHandler: () => adapter,
        setApiRoutes: () => adapter,
        setUIConfig: () => adapter,
    };
    createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: adapter });
    for (const [name, entry] of shown) print({ name, counts: await entry.getJobCounts() });
}

setDefaultBackendFactory(createPostgresBackend);
const queue = new Queue(NAME, { connection });
const [command, ...rest] = process.argv.slice(2);
if (command === "add") {
    const jobs = [];
    for (const data of rest) jobs.push(await queue.add(NAME, JSON.parse(data)));
    await finished(queue, jobs.map((job) => job.id));
}
if (command === "wait") await finished(queue, rest);
if (command === "work") await work(rest[0]);
if (command === "board") await board(queue);
await queue.close();
