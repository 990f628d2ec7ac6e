// Prints what happens in Blogify, each event once, and says which ones come late: node consumer.mjs [FEED]
import { fileURLToPath } from 'node:url';

const seen = new Set(); // a table, if it is to outlive this process
const newest = new Map();

/** Takes an event as EventBridge wraps it. */
export function handle({ detail: { id, type, subject, sequence } }) {
  if (seen.has(id)) return;
  const late = sequence < (newest.get(subject) ?? '');
  if (!late) newest.set(subject, sequence);
  console.log(`${subject} ${sequence} ${type}${late ? ' (late)' : ''}`);
  seen.add(id);
}

/** The same as a Lambda function behind a queue: what fails comes again, and nothing else does. */
export async function handler({ Records }) {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    try {
      handle(JSON.parse(body));
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const feed = await fetch(process.argv[2] ?? 'http://localhost:8080/_local/events');
  let rest = '';
  for await (const text of feed.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.filter((line) => line.startsWith('data:')).forEach((line) => handle(JSON.parse(line.slice(5))));
  }
}
